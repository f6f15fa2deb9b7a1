{{/* What the pods have in common. */}}
{{- define "hustings.labels" -}}
app.kubernetes.io/name: hustings
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/version: {{ .root.Values.image.tag | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- define "hustings.selector" -}}
app.kubernetes.io/name: hustings
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "hustings.image" -}}
image: {{ printf "%s:%s" .Values.image.repository .Values.image.tag | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end }}

{{- define "hustings.env" -}}
env:
  - {name: DJANGO_SETTINGS_MODULE, value: controlplane.settings.production}
  - {name: PLATFORM_DOMAIN, value: {{ .Values.platformDomain | quote }}}
  - {name: SITES_DOMAIN, value: {{ .Values.sitesDomain | quote }}}
  - {name: HUSTINGS_HOME, value: /tmp/hustings}
  {{- range $name, $value := .Values.env }}
  - {name: {{ $name }}, value: {{ $value | quote }}}
  {{- end }}
envFrom:
  - secretRef: {name: {{ .Values.secretName }}}
{{- end }}

{{- define "hustings.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - {name: {{ . }}}
  {{- end }}
{{- end }}
volumes:
  - {name: scratch, emptyDir: {}}
{{- end }}

{{- define "hustings.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
volumeMounts:
  - {name: scratch, mountPath: /tmp}
{{- end }}

{{/* The middleware knows hosts, and production answers plain http with a redirect. */}}
{{- define "hustings.probeHeaders" -}}
- {name: Host, value: {{ .Values.platformDomain | quote }}}
- {name: X-Forwarded-Proto, value: https}
{{- end }}
