import copy
from pathlib import Path

import helm_python as helm
import kubernetes_validate
import pytest
import yaml

CHART = Path(__file__).resolve().parents[2] / "helm"
KUBERNETES = "1.37"
PODS = {"web", "worker", "relay", "migrate"}
HOSTS = {
    "hustings.example",
    "*.manage.hustings.example",
    "*.campaigns.test",
    "*.files.campaigns.test",
}


def values_of(size):
    return yaml.safe_load((CHART / f"values-{size}.yaml").read_text())


def rendered(values):
    """Every manifest of the chart, by (kind, name)."""
    with helm.Chart.load(CHART) as chart:
        chart.validate_schema(values)
        texts = chart.render(values, name="h", namespace="hustings")
    documents = [
        document
        for text in texts.values()
        for document in yaml.safe_load_all(text)
        if document
    ]
    return {(d["kind"], d["metadata"]["name"]): d for d in documents}


@pytest.fixture(params=["small", "large"])
def manifests(request):
    return rendered(values_of(request.param))


def containers(manifests):
    """The one container of each pod, by component."""
    specs = {
        name.removeprefix("h-"): manifest["spec"]["template"]["spec"]
        for (kind, name), manifest in manifests.items()
        if kind in {"Deployment", "Job"}
    }
    return {name: (spec, *spec["containers"]) for name, spec in specs.items()}


class TestManifests:
    def test_are_what_kubernetes_knows(self, manifests):
        versions = {
            kubernetes_validate.validate(manifest, KUBERNETES, strict=True)
            for manifest in manifests.values()
        }

        assert len(versions) == 1

    def test_run_web_worker_relay_and_the_migration(self, manifests):
        assert set(containers(manifests)) == PODS

    def test_run_nothing_as_root_and_write_nowhere_but_scratch(self, manifests):
        for spec, container in containers(manifests).values():
            assert spec["securityContext"]["runAsNonRoot"] is True
            assert spec["automountServiceAccountToken"] is False
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert container["volumeMounts"] == [
                {"name": "scratch", "mountPath": "/tmp"}
            ]

    def test_name_secrets_and_hold_none(self, manifests):
        assert not any(kind == "Secret" for kind, _ in manifests)
        for _, container in containers(manifests).values():
            assert container["envFrom"] == [{"secretRef": {"name": "hustings"}}]
            names = {entry["name"] for entry in container["env"]}
            assert names.isdisjoint({"SECRET_KEY", "DATABASE_URL", "REDIS_URL"})

    def test_probe_by_the_platforms_host_as_if_over_https(self, manifests):
        _, web = containers(manifests)["web"]
        headers = [
            {"name": "Host", "value": "hustings.example"},
            {"name": "X-Forwarded-Proto", "value": "https"},
        ]

        asked = {
            probe: (web[probe]["httpGet"]["path"], web[probe]["httpGet"]["httpHeaders"])
            for probe in ("startupProbe", "livenessProbe", "readinessProbe")
        }

        assert asked == {
            "startupProbe": ("/healthz", headers),
            "livenessProbe": ("/healthz", headers),
            "readinessProbe": ("/readyz", headers),
        }

    def test_beat_in_one_pod_alone(self, manifests):
        relay = manifests[("Deployment", "h-relay")]["spec"]
        beating = {
            name
            for name, (_, container) in containers(manifests).items()
            if "--beat" in container.get("args", [])
        }

        assert (relay["replicas"], relay["strategy"]) == (1, {"type": "Recreate"})
        assert beating == {"relay"}

    def test_serve_every_queue(self, manifests):
        served = {
            queue
            for _, container in containers(manifests).values()
            for argument in container.get("args", [])
            if argument.startswith("--queues=")
            for queue in argument.removeprefix("--queues=").split(",")
        }

        assert served == {"now", "default", "bulk", "platform"}

    def test_migrate_before_anything_is_replaced(self, manifests):
        job = manifests[("Job", "h-migrate")]
        _, container = containers(manifests)["migrate"]

        assert (
            job["metadata"]["annotations"]["helm.sh/hook"] == "pre-install,pre-upgrade"
        )
        assert container["command"] == ["python", "-m", "controlplane.cli", "migrate"]

    def test_let_in_the_four_kinds_of_host_under_tls(self, manifests):
        ingress = manifests[("Ingress", "h")]["spec"]
        hosts = {rule["host"] for rule in ingress["rules"]}
        secured = {host for entry in ingress["tls"] for host in entry["hosts"]}

        assert hosts >= HOSTS
        assert hosts == secured

    def test_keep_a_tag_that_yaml_would_read_as_something_else(self):
        values = values_of("small")
        values["image"]["tag"] = "1.10"

        _, web = containers(rendered(values))["web"]

        assert web["image"] == "registry.example/hustings:1.10"

    def test_let_in_a_campaigns_own_domain_by_its_own_certificate(self):
        ingress = rendered(values_of("large"))[("Ingress", "h")]["spec"]

        assert ingress["tls"][-1] == {
            "secretName": "votecalloway-tls",
            "hosts": ["www.votecalloway.example"],
        }


class TestSchema:
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("platformDomain", ""),
            ("platformDomain", "https://hustings.example"),
            ("sitesDomain", "localhost"),
            ("secretName", ""),
            ("image.tag", "latest"),
            ("image.tag", True),
            ("image.repository", ""),
            ("web.replicas", 0),
            ("web.replicas", "2"),
            ("web.replica", 2),
            ("relay.replicas", 2),
            ("worker.queues", "now,mail"),
            ("env.SECRET_KEY", "in plain sight"),
            ("env.DATABASE_URL", "postgresql://in/plain/sight"),
            ("env.POOL_SIZE", 20),
            ("ingress.platformTlsSecret", ""),
            ("secrets", {"SECRET_KEY": "x"}),
        ],
    )
    def test_refuses(self, path, value):
        values = copy.deepcopy(values_of("small"))
        *folders, last = path.split(".")
        place = values
        for folder in folders:
            place = place.setdefault(folder, {})
        place[last] = value

        with helm.Chart.load(CHART) as chart, pytest.raises(helm.HelmError):
            chart.validate_schema(values)

    def test_refuses_the_bare_defaults(self):
        with helm.Chart.load(CHART) as chart, pytest.raises(helm.HelmError):
            chart.validate_schema({})


class TestLint:
    @pytest.mark.parametrize("size", ["small", "large"])
    def test_finds_nothing_to_warn_of(self, size):
        found = helm.lint(CHART, values_of(size))

        # 1 is information (an icon is recommended), 2 a warning, 3 an error.
        assert [m for m in found["messages"] if m["severity"] > 1] == []
