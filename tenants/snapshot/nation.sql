CREATE SCHEMA zz_template_7f3a9c;
CREATE TABLE zz_template_7f3a9c.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    platform_account_id bigint,
    email_proved_at timestamp with time zone,
    is_active boolean NOT NULL,
    is_staff boolean NOT NULL,
    is_operator boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    sessions_valid_from timestamp with time zone,
    CONSTRAINT accounts_user_pkey PRIMARY KEY (id),
    CONSTRAINT accounts_user_platform_account_id_key UNIQUE (platform_account_id)
);
CREATE TABLE zz_template_7f3a9c.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL,
    CONSTRAINT auth_group_name_key UNIQUE (name),
    CONSTRAINT auth_group_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL,
    CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id),
    CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id),
    CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL,
    CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model),
    CONSTRAINT django_content_type_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL,
    CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename),
    CONSTRAINT auth_permission_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL,
    CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id),
    CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id),
    CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES zz_template_7f3a9c.auth_permission(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.audit_auditentry (
    id bigint NOT NULL,
    action character varying(60) NOT NULL,
    actor jsonb NOT NULL,
    subject character varying(120) NOT NULL,
    detail jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT audit_auditentry_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id),
    CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.jobs_job (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    task character varying(120) NOT NULL,
    undo_task character varying(120) NOT NULL,
    permission character varying(40) NOT NULL,
    queue character varying(16) NOT NULL,
    subject_id bigint,
    total bigint NOT NULL,
    done bigint NOT NULL,
    refused bigint NOT NULL,
    counts jsonb NOT NULL,
    state character varying(8) NOT NULL,
    is_stop_asked boolean NOT NULL,
    result_file character varying(300) NOT NULL,
    undo_until timestamp with time zone,
    lease bigint,
    lease_until timestamp with time zone,
    wake_at timestamp with time zone NOT NULL,
    failures_count integer NOT NULL,
    reason character varying(200) NOT NULL,
    actor jsonb NOT NULL,
    began_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    undo_of_id bigint,
    CONSTRAINT finished_jobs_have_an_end CHECK ((((finished_at IS NULL) AND ((state)::text = ANY (ARRAY[('WAITING'::character varying)::text, ('RUNNING'::character varying)::text]))) OR ((finished_at IS NOT NULL) AND ((state)::text = ANY (ARRAY[('DONE'::character varying)::text, ('STOPPED'::character varying)::text, ('FAILED'::character varying)::text]))))),
    CONSTRAINT jobs_job_pkey PRIMARY KEY (id),
    CONSTRAINT jobs_job_undo_of_id_878d23e8_fk_jobs_job_id FOREIGN KEY (undo_of_id) REFERENCES zz_template_7f3a9c.jobs_job(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.changes_change (
    id bigint NOT NULL,
    model character varying(80) NOT NULL,
    row_id bigint NOT NULL,
    root_id bigint,
    before jsonb,
    after jsonb NOT NULL,
    undone_at timestamp with time zone,
    left_because character varying(16) NOT NULL,
    job_id bigint NOT NULL,
    CONSTRAINT changes_change_pkey PRIMARY KEY (id),
    CONSTRAINT one_change_per_job_and_row UNIQUE (job_id, model, row_id),
    CONSTRAINT changes_change_job_id_75f2129a_fk_jobs_job_id FOREIGN KEY (job_id) REFERENCES zz_template_7f3a9c.jobs_job(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL,
    CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL,
    CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code),
    CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0)),
    CONSTRAINT wagtailcore_page_path_key UNIQUE (path),
    CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id)
);
CREATE TABLE zz_template_7f3a9c.cms_contentpage (
    page_ptr_id integer NOT NULL,
    sections jsonb NOT NULL,
    CONSTRAINT cms_contentpage_pkey PRIMARY KEY (page_ptr_id),
    CONSTRAINT cms_contentpage_page_ptr_id_71e6eeac_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0)),
    CONSTRAINT wagtailcore_collection_path_key UNIQUE (path),
    CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.cms_document (
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    id bigint NOT NULL,
    collection_id integer NOT NULL,
    uploaded_by_user_id bigint,
    CONSTRAINT cms_document_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT cms_document_pkey PRIMARY KEY (id),
    CONSTRAINT cms_document_collection_id_1633f312_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES zz_template_7f3a9c.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT cms_document_uploaded_by_user_id_861780f2_fk_accounts_user_id FOREIGN KEY (uploaded_by_user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.cms_homepage (
    page_ptr_id integer NOT NULL,
    sections jsonb NOT NULL,
    CONSTRAINT cms_homepage_pkey PRIMARY KEY (page_ptr_id)
);
CREATE TABLE zz_template_7f3a9c.cms_image (
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    description character varying(255) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    file_size integer,
    file_hash character varying(40) NOT NULL,
    id bigint NOT NULL,
    collection_id integer NOT NULL,
    uploaded_by_user_id bigint,
    CONSTRAINT cms_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT cms_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT cms_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT cms_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT cms_image_focal_point_y_check CHECK ((focal_point_y >= 0)),
    CONSTRAINT cms_image_pkey PRIMARY KEY (id),
    CONSTRAINT cms_image_collection_id_17f7b0f7_fk_wagtailcore_collection_id FOREIGN KEY (collection_id) REFERENCES zz_template_7f3a9c.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT cms_image_uploaded_by_user_id_9a923a45_fk_accounts_user_id FOREIGN KEY (uploaded_by_user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.cms_rendition (
    filter_spec character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    id bigint NOT NULL,
    image_id bigint NOT NULL,
    CONSTRAINT cms_rendition_pkey PRIMARY KEY (id),
    CONSTRAINT one_rendition_per_picture_and_size UNIQUE (image_id, filter_spec, focal_point_key),
    CONSTRAINT cms_rendition_image_id_5447a3a3_fk_cms_image_id FOREIGN KEY (image_id) REFERENCES zz_template_7f3a9c.cms_image(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.cms_signuppage (
    page_ptr_id integer NOT NULL,
    sections jsonb NOT NULL,
    button character varying(40) NOT NULL,
    CONSTRAINT cms_signuppage_pkey PRIMARY KEY (page_ptr_id),
    CONSTRAINT cms_signuppage_page_ptr_id_b289f64c_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.people_person (
    id bigint NOT NULL,
    full_name character varying(300) NOT NULL,
    given_name character varying(150) NOT NULL,
    family_name character varying(150) NOT NULL,
    called character varying(100) NOT NULL,
    language character varying(16) NOT NULL,
    joined_at timestamp with time zone,
    supporter_number bigint,
    point_person_id bigint,
    is_do_not_phone boolean NOT NULL,
    is_do_not_contact boolean NOT NULL,
    archived_at timestamp with time zone,
    note text NOT NULL,
    tag_ids integer[] NOT NULL,
    last_contact_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    merged_into_id bigint,
    recruiter_id bigint,
    CONSTRAINT nobody_is_merged_into_themselves CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT supporters_have_a_number_and_a_day CHECK ((((joined_at IS NULL) AND (supporter_number IS NULL)) OR ((joined_at IS NOT NULL) AND (supporter_number IS NOT NULL)))),
    CONSTRAINT people_person_pkey PRIMARY KEY (id),
    CONSTRAINT people_person_supporter_number_key UNIQUE (supporter_number),
    CONSTRAINT people_person_merged_into_id_138bbee4_fk_people_person_id FOREIGN KEY (merged_into_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT people_person_recruiter_id_ca635de4_fk_people_person_id FOREIGN KEY (recruiter_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.consents_consententry (
    id bigint NOT NULL,
    channel character varying(8) NOT NULL,
    purpose character varying(16) NOT NULL,
    is_given boolean NOT NULL,
    basis character varying(16) NOT NULL,
    wording text NOT NULL,
    source jsonb NOT NULL,
    submission_id bigint,
    job_id bigint,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    proof character varying(8) NOT NULL,
    CONSTRAINT consent_keeps_the_words_shown CHECK ((NOT (wording = ''::text))),
    CONSTRAINT consents_consententry_pkey PRIMARY KEY (id),
    CONSTRAINT consents_consententry_person_id_20485ce1_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.consents_leftmailbox (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    purpose character varying(16) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT a_mailbox_is_left_once UNIQUE (address, purpose),
    CONSTRAINT consents_leftmailbox_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL,
    CONSTRAINT django_migrations_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    CONSTRAINT django_session_pkey PRIMARY KEY (session_key)
);
CREATE TABLE zz_template_7f3a9c.facts_delivery (
    id bigint NOT NULL,
    fact_id bigint NOT NULL,
    subscriber character varying(200) NOT NULL,
    delivered_at timestamp with time zone NOT NULL,
    CONSTRAINT a_subscriber_is_told_of_a_fact_once UNIQUE (fact_id, subscriber),
    CONSTRAINT facts_delivery_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.facts_fact (
    id bigint NOT NULL,
    type character varying(80) NOT NULL,
    subject_label character varying(80) NOT NULL,
    subject_id bigint,
    payload jsonb NOT NULL,
    actor jsonb NOT NULL,
    source jsonb NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    relayed_at timestamp with time zone,
    CONSTRAINT facts_fact_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.facts_parkedfact (
    id bigint NOT NULL,
    fact_id bigint NOT NULL,
    subscriber character varying(200) NOT NULL,
    reason character varying(200) NOT NULL,
    attempts smallint NOT NULL,
    parked_at timestamp with time zone NOT NULL,
    retry_at timestamp with time zone,
    CONSTRAINT facts_parkedfact_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT a_fact_is_parked_once_per_subscriber UNIQUE (fact_id, subscriber),
    CONSTRAINT facts_parkedfact_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.imports_importfile (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    stored_as character varying(300) NOT NULL,
    digest character varying(64) NOT NULL,
    encoding character varying(40) NOT NULL,
    delimiter character varying(1) NOT NULL,
    columns jsonb DEFAULT '{}'::jsonb NOT NULL,
    consent jsonb NOT NULL,
    row_count bigint NOT NULL,
    job_id bigint,
    uploaded_by_user_id bigint,
    uploaded_at timestamp with time zone NOT NULL,
    actor jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_count bigint DEFAULT 0 NOT NULL,
    done_count bigint DEFAULT 0 NOT NULL,
    refused_count bigint DEFAULT 0 NOT NULL,
    state character varying(8) DEFAULT 'READ'::character varying NOT NULL,
    updated_count bigint DEFAULT 0 NOT NULL,
    headings jsonb NOT NULL,
    goes_to jsonb NOT NULL,
    CONSTRAINT imports_importfile_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.imports_refusedrow (
    id bigint NOT NULL,
    line bigint NOT NULL,
    reason character varying(300) NOT NULL,
    text text NOT NULL,
    import_file_id bigint NOT NULL,
    CONSTRAINT imports_refusedrow_pkey PRIMARY KEY (id),
    CONSTRAINT one_reason_per_refused_line UNIQUE (import_file_id, line),
    CONSTRAINT imports_refusedrow_import_file_id_7b8f7a5e_fk_imports_i FOREIGN KEY (import_file_id) REFERENCES zz_template_7f3a9c.imports_importfile(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.jobs_scheduledjob (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    task character varying(120) NOT NULL,
    queue character varying(16) NOT NULL,
    every_seconds bigint NOT NULL,
    next_at timestamp with time zone NOT NULL,
    CONSTRAINT scheduled_jobs_come_at_most_once_a_minute CHECK ((every_seconds >= 60)),
    CONSTRAINT jobs_scheduledjob_code_key UNIQUE (code),
    CONSTRAINT jobs_scheduledjob_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.mail_message (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    to_address character varying(254) NOT NULL,
    from_address character varying(320) NOT NULL,
    reply_to character varying(320) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    person_id bigint,
    consent_id bigint,
    key character varying(120) NOT NULL,
    state character varying(8) NOT NULL,
    attempts_count integer NOT NULL,
    result character varying(300) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone NOT NULL,
    handed_over_at timestamp with time zone,
    CONSTRAINT mail_message_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.people_address (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    given text NOT NULL,
    line1 character varying(200) NOT NULL,
    line2 character varying(200) NOT NULL,
    town character varying(100) NOT NULL,
    postcode character varying(16) NOT NULL,
    country character varying(2) NOT NULL,
    source character varying(32) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT one_address_per_person_and_kind UNIQUE (person_id, kind),
    CONSTRAINT people_address_pkey PRIMARY KEY (id),
    CONSTRAINT people_address_person_id_00997e7a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.people_device (
    id bigint NOT NULL,
    proof character varying(8) NOT NULL,
    typed_name character varying(100) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT people_device_pkey PRIMARY KEY (id),
    CONSTRAINT people_device_person_id_c74fcb3e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.people_email (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    state character varying(16) NOT NULL,
    is_primary boolean NOT NULL,
    source character varying(32) NOT NULL,
    verified_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT people_email_pkey PRIMARY KEY (id),
    CONSTRAINT people_email_person_id_42518e18_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.people_externalid (
    id bigint NOT NULL,
    system character varying(40) NOT NULL,
    value character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT one_person_per_external_id UNIQUE (system, value),
    CONSTRAINT people_externalid_pkey PRIMARY KEY (id),
    CONSTRAINT people_externalid_person_id_47c8dc97_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.people_phone (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    given character varying(60) NOT NULL,
    kind character varying(16) NOT NULL,
    is_working boolean NOT NULL,
    is_primary boolean NOT NULL,
    source character varying(32) NOT NULL,
    verified_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT one_row_per_person_and_phone UNIQUE (number, person_id),
    CONSTRAINT people_phone_pkey PRIMARY KEY (id),
    CONSTRAINT people_phone_person_id_5174185e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.people_proposal (
    id bigint NOT NULL,
    field character varying(40) NOT NULL,
    value character varying(300) NOT NULL,
    device_id bigint,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    person_id bigint NOT NULL,
    CONSTRAINT people_proposal_pkey PRIMARY KEY (id),
    CONSTRAINT people_proposal_person_id_21e333f6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.people_tag (
    id integer NOT NULL,
    name character varying(80) NOT NULL,
    description character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT people_tag_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.people_tagging (
    id bigint NOT NULL,
    by_user_id bigint,
    source character varying(32) NOT NULL,
    job_id bigint,
    tagged_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    tag_id integer NOT NULL,
    CONSTRAINT one_tagging_per_person_and_tag UNIQUE (person_id, tag_id),
    CONSTRAINT people_tagging_pkey PRIMARY KEY (id),
    CONSTRAINT people_tagging_person_id_aa2e76f9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT people_tagging_tag_id_271d4129_fk_people_tag_id FOREIGN KEY (tag_id) REFERENCES zz_template_7f3a9c.people_tag(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.submissions_submission (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    page_id bigint,
    device_id bigint,
    key character varying(64) NOT NULL,
    state character varying(16) NOT NULL,
    reason character varying(64) NOT NULL,
    data jsonb NOT NULL,
    consent_wording text NOT NULL,
    source jsonb NOT NULL,
    received_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    person_id bigint,
    CONSTRAINT refusals_say_why CHECK (((NOT ((state)::text = 'REFUSED'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT one_submission_per_key UNIQUE (kind, key),
    CONSTRAINT submissions_submission_pkey PRIMARY KEY (id),
    CONSTRAINT submissions_submission_person_id_12ac09b1_fk_people_person_id FOREIGN KEY (person_id) REFERENCES zz_template_7f3a9c.people_person(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL,
    CONSTRAINT taggit_tag_name_key UNIQUE (name),
    CONSTRAINT taggit_tag_pkey PRIMARY KEY (id),
    CONSTRAINT taggit_tag_slug_key UNIQUE (slug)
);
CREATE TABLE zz_template_7f3a9c.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL,
    CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id),
    CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id),
    CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES zz_template_7f3a9c.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.themes_brand (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(16) NOT NULL,
    country character varying(2) NOT NULL,
    theme character varying(40) NOT NULL,
    color character varying(7) NOT NULL,
    palette jsonb NOT NULL,
    mark_svg text NOT NULL,
    imprint_name character varying(200) NOT NULL,
    imprint_address character varying(400) NOT NULL,
    imprint_behalf character varying(200) NOT NULL,
    contact_email character varying(254) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT there_is_one_brand CHECK ((id = 1)),
    CONSTRAINT themes_brand_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.themes_themefile (
    id bigint NOT NULL,
    path character varying(100) NOT NULL,
    body text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT themes_themefile_path_key UNIQUE (path),
    CONSTRAINT themes_themefile_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.themes_themeversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    theme character varying(40) NOT NULL,
    files jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    by_account_id bigint,
    published_at timestamp with time zone NOT NULL,
    reverted_at timestamp with time zone,
    CONSTRAINT themes_themeversion_number_key UNIQUE (number),
    CONSTRAINT themes_themeversion_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailadmin_admin (
    id integer NOT NULL,
    CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL,
    CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailadmin_editing_user_id_6e1a9b70_fk_accounts_ FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL,
    CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES zz_template_7f3a9c.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL,
    CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id),
    CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES zz_template_7f3a9c.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_accounts_user_id FOREIGN KEY (resolved_by_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES zz_template_7f3a9c.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES zz_template_7f3a9c.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL,
    CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL,
    CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL,
    CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id),
    CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES zz_template_7f3a9c.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id),
    CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL,
    CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id),
    CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port),
    CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL,
    CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id),
    CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES zz_template_7f3a9c.auth_permission(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES zz_template_7f3a9c.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer,
    CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid,
    CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id),
    CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_pagesubs_user_id_89d7def9_fk_accounts_ FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL,
    CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id),
    CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES zz_template_7f3a9c.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL,
    CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash),
    CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id),
    CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_accounts_ FOREIGN KEY (requested_by_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES zz_template_7f3a9c.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL,
    CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_taskstat_finished_by_id_13f98229_fk_accounts_ FOREIGN KEY (finished_by_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES zz_template_7f3a9c.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES zz_template_7f3a9c.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES zz_template_7f3a9c.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint,
    CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL,
    CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id),
    CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES zz_template_7f3a9c.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL,
    CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id)
);
CREATE TABLE zz_template_7f3a9c.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL,
    CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id)
);
CREATE TABLE zz_template_7f3a9c.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id),
    CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES zz_template_7f3a9c.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone,
    CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash),
    CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0)),
    CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES zz_template_7f3a9c.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL,
    CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key),
    CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES zz_template_7f3a9c.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL,
    CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id),
    CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES zz_template_7f3a9c.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE zz_template_7f3a9c.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL,
    CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id),
    CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id)
);
CREATE TABLE zz_template_7f3a9c.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL,
    CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id),
    CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id),
    CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE zz_template_7f3a9c.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.audit_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.audit_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.changes_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.changes_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.cms_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.cms_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.cms_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.cms_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.cms_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.cms_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.consents_consententry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.consents_consententry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.consents_leftmailbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.consents_leftmailbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.facts_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.facts_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.facts_fact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.facts_fact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.facts_parkedfact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.facts_parkedfact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.imports_importfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.imports_importfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.imports_refusedrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.imports_refusedrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.jobs_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.jobs_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.jobs_scheduledjob ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.jobs_scheduledjob_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.mail_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.mail_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_address ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_address_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_device ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_device_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_email ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_email_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_externalid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_externalid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_phone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_phone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.people_tagging ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.people_tagging_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.submissions_submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.submissions_submission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.themes_brand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.themes_brand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.themes_themefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.themes_themefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.themes_themeversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.themes_themeversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE zz_template_7f3a9c.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME zz_template_7f3a9c.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO zz_template_7f3a9c.auth_group VALUES
	(3, 'role:OWNER'),
	(4, 'role:ADMIN'),
	(5, 'role:ORGANISER'),
	(6, 'role:EDITOR'),
	(7, 'role:TREASURER'),
	(8, 'role:FIELD');
INSERT INTO zz_template_7f3a9c.auth_group_permissions VALUES
	(19, 3, 105),
	(20, 4, 105),
	(21, 5, 105),
	(22, 6, 105),
	(23, 7, 105),
	(24, 8, 105);
INSERT INTO zz_template_7f3a9c.auth_permission VALUES
	(1, 'Can add locale', 3, 'add_locale'),
	(2, 'Can change locale', 3, 'change_locale'),
	(3, 'Can delete locale', 3, 'delete_locale'),
	(4, 'Can view locale', 3, 'view_locale'),
	(5, 'Can add site', 4, 'add_site'),
	(6, 'Can change site', 4, 'change_site'),
	(7, 'Can delete site', 4, 'delete_site'),
	(8, 'Can view site', 4, 'view_site'),
	(9, 'Can add group site permission', 5, 'add_groupsitepermission'),
	(10, 'Can change group site permission', 5, 'change_groupsitepermission'),
	(11, 'Can delete group site permission', 5, 'delete_groupsitepermission'),
	(12, 'Can view group site permission', 5, 'view_groupsitepermission'),
	(13, 'Can add model log entry', 6, 'add_modellogentry'),
	(14, 'Can change model log entry', 6, 'change_modellogentry'),
	(15, 'Can delete model log entry', 6, 'delete_modellogentry'),
	(16, 'Can view model log entry', 6, 'view_modellogentry'),
	(17, 'Can add revision', 7, 'add_revision'),
	(18, 'Can change revision', 7, 'change_revision'),
	(19, 'Can delete revision', 7, 'delete_revision'),
	(20, 'Can view revision', 7, 'view_revision'),
	(21, 'Can add collection view restriction', 8, 'add_collectionviewrestriction'),
	(22, 'Can change collection view restriction', 8, 'change_collectionviewrestriction'),
	(23, 'Can delete collection view restriction', 8, 'delete_collectionviewrestriction'),
	(24, 'Can view collection view restriction', 8, 'view_collectionviewrestriction'),
	(25, 'Can add collection', 9, 'add_collection'),
	(26, 'Can change collection', 9, 'change_collection'),
	(27, 'Can delete collection', 9, 'delete_collection'),
	(28, 'Can view collection', 9, 'view_collection'),
	(29, 'Can add group collection permission', 10, 'add_groupcollectionpermission'),
	(30, 'Can change group collection permission', 10, 'change_groupcollectionpermission'),
	(31, 'Can delete group collection permission', 10, 'delete_groupcollectionpermission'),
	(32, 'Can view group collection permission', 10, 'view_groupcollectionpermission'),
	(33, 'Can add uploaded file', 11, 'add_uploadedfile'),
	(34, 'Can change uploaded file', 11, 'change_uploadedfile'),
	(35, 'Can delete uploaded file', 11, 'delete_uploadedfile'),
	(36, 'Can view uploaded file', 11, 'view_uploadedfile'),
	(37, 'Can add workflow content type', 12, 'add_workflowcontenttype'),
	(38, 'Can change workflow content type', 12, 'change_workflowcontenttype'),
	(39, 'Can delete workflow content type', 12, 'delete_workflowcontenttype'),
	(40, 'Can view workflow content type', 12, 'view_workflowcontenttype'),
	(41, 'Can add Workflow state', 13, 'add_workflowstate'),
	(42, 'Can change Workflow state', 13, 'change_workflowstate'),
	(43, 'Can delete Workflow state', 13, 'delete_workflowstate'),
	(44, 'Can view Workflow state', 13, 'view_workflowstate'),
	(45, 'Can add workflow', 14, 'add_workflow'),
	(46, 'Can change workflow', 14, 'change_workflow'),
	(47, 'Can delete workflow', 14, 'delete_workflow'),
	(48, 'Can view workflow', 14, 'view_workflow'),
	(49, 'Can add workflow task order', 15, 'add_workflowtask'),
	(50, 'Can change workflow task order', 15, 'change_workflowtask'),
	(51, 'Can delete workflow task order', 15, 'delete_workflowtask'),
	(52, 'Can view workflow task order', 15, 'view_workflowtask'),
	(53, 'Can add task', 16, 'add_task'),
	(54, 'Can change task', 16, 'change_task'),
	(55, 'Can delete task', 16, 'delete_task'),
	(56, 'Can view task', 16, 'view_task'),
	(57, 'Can add Group approval task', 2, 'add_groupapprovaltask'),
	(58, 'Can change Group approval task', 2, 'change_groupapprovaltask'),
	(59, 'Can delete Group approval task', 2, 'delete_groupapprovaltask'),
	(60, 'Can view Group approval task', 2, 'view_groupapprovaltask'),
	(61, 'Can add Task state', 17, 'add_taskstate'),
	(62, 'Can change Task state', 17, 'change_taskstate'),
	(63, 'Can delete Task state', 17, 'delete_taskstate'),
	(64, 'Can view Task state', 17, 'view_taskstate'),
	(65, 'Can add page', 1, 'add_page'),
	(66, 'Can change page', 1, 'change_page'),
	(67, 'Can delete page', 1, 'delete_page'),
	(68, 'Can view page', 1, 'view_page'),
	(69, 'Delete pages with children', 1, 'bulk_delete_page'),
	(70, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
	(71, 'Publish any page', 1, 'publish_page'),
	(72, 'Unlock any page', 1, 'unlock_page'),
	(73, 'Can add group page permission', 18, 'add_grouppagepermission'),
	(74, 'Can change group page permission', 18, 'change_grouppagepermission'),
	(75, 'Can delete group page permission', 18, 'delete_grouppagepermission'),
	(76, 'Can view group page permission', 18, 'view_grouppagepermission'),
	(77, 'Can add page view restriction', 19, 'add_pageviewrestriction'),
	(78, 'Can change page view restriction', 19, 'change_pageviewrestriction'),
	(79, 'Can delete page view restriction', 19, 'delete_pageviewrestriction'),
	(80, 'Can view page view restriction', 19, 'view_pageviewrestriction'),
	(81, 'Can add workflow page', 20, 'add_workflowpage'),
	(82, 'Can change workflow page', 20, 'change_workflowpage'),
	(83, 'Can delete workflow page', 20, 'delete_workflowpage'),
	(84, 'Can view workflow page', 20, 'view_workflowpage'),
	(85, 'Can add page log entry', 21, 'add_pagelogentry'),
	(86, 'Can change page log entry', 21, 'change_pagelogentry'),
	(87, 'Can delete page log entry', 21, 'delete_pagelogentry'),
	(88, 'Can view page log entry', 21, 'view_pagelogentry'),
	(89, 'Can add comment', 22, 'add_comment'),
	(90, 'Can change comment', 22, 'change_comment'),
	(91, 'Can delete comment', 22, 'delete_comment'),
	(92, 'Can view comment', 22, 'view_comment'),
	(93, 'Can add comment reply', 23, 'add_commentreply'),
	(94, 'Can change comment reply', 23, 'change_commentreply'),
	(95, 'Can delete comment reply', 23, 'delete_commentreply'),
	(96, 'Can view comment reply', 23, 'view_commentreply'),
	(97, 'Can add page subscription', 24, 'add_pagesubscription'),
	(98, 'Can change page subscription', 24, 'change_pagesubscription'),
	(99, 'Can delete page subscription', 24, 'delete_pagesubscription'),
	(100, 'Can view page subscription', 24, 'view_pagesubscription'),
	(101, 'Can add reference index', 25, 'add_referenceindex'),
	(102, 'Can change reference index', 25, 'change_referenceindex'),
	(103, 'Can delete reference index', 25, 'delete_referenceindex'),
	(104, 'Can view reference index', 25, 'view_referenceindex'),
	(105, 'Can access Wagtail admin', 26, 'access_admin'),
	(106, 'Can add document', 27, 'add_document'),
	(107, 'Can change document', 27, 'change_document'),
	(108, 'Can delete document', 27, 'delete_document'),
	(109, 'Can choose document', 27, 'choose_document'),
	(110, 'Can add image', 28, 'add_image'),
	(111, 'Can change image', 28, 'change_image'),
	(112, 'Can delete image', 28, 'delete_image'),
	(113, 'Can choose image', 28, 'choose_image'),
	(114, 'Can add ready schema', 29, 'add_readyschema'),
	(115, 'Can change ready schema', 29, 'change_readyschema'),
	(116, 'Can delete ready schema', 29, 'delete_readyschema'),
	(117, 'Can view ready schema', 29, 'view_readyschema'),
	(118, 'Can add schema state', 30, 'add_schemastate'),
	(119, 'Can change schema state', 30, 'change_schemastate'),
	(120, 'Can delete schema state', 30, 'delete_schemastate'),
	(121, 'Can view schema state', 30, 'view_schemastate'),
	(122, 'Can add entry token', 31, 'add_entrytoken'),
	(123, 'Can change entry token', 31, 'change_entrytoken'),
	(124, 'Can delete entry token', 31, 'delete_entrytoken'),
	(125, 'Can view entry token', 31, 'view_entrytoken'),
	(126, 'Can add nation', 32, 'add_nation'),
	(127, 'Can change nation', 32, 'change_nation'),
	(128, 'Can delete nation', 32, 'delete_nation'),
	(129, 'Can view nation', 32, 'view_nation'),
	(130, 'Can add membership', 33, 'add_membership'),
	(131, 'Can change membership', 33, 'change_membership'),
	(132, 'Can delete membership', 33, 'delete_membership'),
	(133, 'Can view membership', 33, 'view_membership'),
	(134, 'Can add domain', 34, 'add_domain'),
	(135, 'Can change domain', 34, 'change_domain'),
	(136, 'Can delete domain', 34, 'delete_domain'),
	(137, 'Can view domain', 34, 'view_domain'),
	(138, 'Can add email code', 35, 'add_emailcode'),
	(139, 'Can change email code', 35, 'change_emailcode'),
	(140, 'Can delete email code', 35, 'delete_emailcode'),
	(141, 'Can view email code', 35, 'view_emailcode'),
	(142, 'Can add waiting start', 36, 'add_waitingstart'),
	(143, 'Can change waiting start', 36, 'change_waitingstart'),
	(144, 'Can delete waiting start', 36, 'delete_waitingstart'),
	(145, 'Can view waiting start', 36, 'view_waitingstart'),
	(146, 'Can add email address', 37, 'add_emailaddress'),
	(147, 'Can change email address', 37, 'change_emailaddress'),
	(148, 'Can delete email address', 37, 'delete_emailaddress'),
	(149, 'Can view email address', 37, 'view_emailaddress'),
	(150, 'Can add email confirmation', 38, 'add_emailconfirmation'),
	(151, 'Can change email confirmation', 38, 'change_emailconfirmation'),
	(152, 'Can delete email confirmation', 38, 'delete_emailconfirmation'),
	(153, 'Can view email confirmation', 38, 'view_emailconfirmation'),
	(154, 'Can add authenticator', 39, 'add_authenticator'),
	(155, 'Can change authenticator', 39, 'change_authenticator'),
	(156, 'Can delete authenticator', 39, 'delete_authenticator'),
	(157, 'Can view authenticator', 39, 'view_authenticator'),
	(158, 'Can add user session', 40, 'add_usersession'),
	(159, 'Can change user session', 40, 'change_usersession'),
	(160, 'Can delete user session', 40, 'delete_usersession'),
	(161, 'Can view user session', 40, 'view_usersession'),
	(162, 'Can add user', 41, 'add_user'),
	(163, 'Can change user', 41, 'change_user'),
	(164, 'Can delete user', 41, 'delete_user'),
	(165, 'Can view user', 41, 'view_user'),
	(166, 'Can add permission', 42, 'add_permission'),
	(167, 'Can change permission', 42, 'change_permission'),
	(168, 'Can delete permission', 42, 'delete_permission'),
	(169, 'Can view permission', 42, 'view_permission'),
	(170, 'Can add group', 43, 'add_group'),
	(171, 'Can change group', 43, 'change_group'),
	(172, 'Can delete group', 43, 'delete_group'),
	(173, 'Can view group', 43, 'view_group'),
	(174, 'Can add content type', 44, 'add_contenttype'),
	(175, 'Can change content type', 44, 'change_contenttype'),
	(176, 'Can delete content type', 44, 'delete_contenttype'),
	(177, 'Can view content type', 44, 'view_contenttype'),
	(178, 'Can add session', 45, 'add_session'),
	(179, 'Can change session', 45, 'change_session'),
	(180, 'Can delete session', 45, 'delete_session'),
	(181, 'Can view session', 45, 'view_session'),
	(182, 'Can add delivery', 46, 'add_delivery'),
	(183, 'Can change delivery', 46, 'change_delivery'),
	(184, 'Can delete delivery', 46, 'delete_delivery'),
	(185, 'Can view delivery', 46, 'view_delivery'),
	(186, 'Can add fact', 47, 'add_fact'),
	(187, 'Can change fact', 47, 'change_fact'),
	(188, 'Can delete fact', 47, 'delete_fact'),
	(189, 'Can view fact', 47, 'view_fact'),
	(190, 'Can add parked fact', 48, 'add_parkedfact'),
	(191, 'Can change parked fact', 48, 'change_parkedfact'),
	(192, 'Can delete parked fact', 48, 'delete_parkedfact'),
	(193, 'Can view parked fact', 48, 'view_parkedfact'),
	(194, 'Can add change', 49, 'add_change'),
	(195, 'Can change change', 49, 'change_change'),
	(196, 'Can delete change', 49, 'delete_change'),
	(197, 'Can view change', 49, 'view_change'),
	(198, 'Can add scheduled job', 50, 'add_scheduledjob'),
	(199, 'Can change scheduled job', 50, 'change_scheduledjob'),
	(200, 'Can delete scheduled job', 50, 'delete_scheduledjob'),
	(201, 'Can view scheduled job', 50, 'view_scheduledjob'),
	(202, 'Can add job', 51, 'add_job'),
	(203, 'Can change job', 51, 'change_job'),
	(204, 'Can delete job', 51, 'delete_job'),
	(205, 'Can view job', 51, 'view_job'),
	(206, 'Can add audit entry', 52, 'add_auditentry'),
	(207, 'Can change audit entry', 52, 'change_auditentry'),
	(208, 'Can delete audit entry', 52, 'delete_auditentry'),
	(209, 'Can view audit entry', 52, 'view_auditentry'),
	(210, 'Can add message', 53, 'add_message'),
	(211, 'Can change message', 53, 'change_message'),
	(212, 'Can delete message', 53, 'delete_message'),
	(213, 'Can view message', 53, 'view_message'),
	(214, 'Can add theme file', 54, 'add_themefile'),
	(215, 'Can change theme file', 54, 'change_themefile'),
	(216, 'Can delete theme file', 54, 'delete_themefile'),
	(217, 'Can view theme file', 54, 'view_themefile'),
	(218, 'Can add brand', 55, 'add_brand'),
	(219, 'Can change brand', 55, 'change_brand'),
	(220, 'Can delete brand', 55, 'delete_brand'),
	(221, 'Can view brand', 55, 'view_brand'),
	(222, 'Can add theme version', 56, 'add_themeversion'),
	(223, 'Can change theme version', 56, 'change_themeversion'),
	(224, 'Can delete theme version', 56, 'delete_themeversion'),
	(225, 'Can view theme version', 56, 'view_themeversion'),
	(226, 'Can add page', 57, 'add_contentpage'),
	(227, 'Can change page', 57, 'change_contentpage'),
	(228, 'Can delete page', 57, 'delete_contentpage'),
	(229, 'Can view page', 57, 'view_contentpage'),
	(230, 'Can add front page', 58, 'add_homepage'),
	(231, 'Can change front page', 58, 'change_homepage'),
	(232, 'Can delete front page', 58, 'delete_homepage'),
	(233, 'Can view front page', 58, 'view_homepage'),
	(234, 'Can add sign-up page', 59, 'add_signuppage'),
	(235, 'Can change sign-up page', 59, 'change_signuppage'),
	(236, 'Can delete sign-up page', 59, 'delete_signuppage'),
	(237, 'Can view sign-up page', 59, 'view_signuppage'),
	(238, 'Can add file', 60, 'add_document'),
	(239, 'Can change file', 60, 'change_document'),
	(240, 'Can delete file', 60, 'delete_document'),
	(241, 'Can view file', 60, 'view_document'),
	(242, 'Can choose document', 60, 'choose_document'),
	(243, 'Can add picture', 61, 'add_image'),
	(244, 'Can change picture', 61, 'change_image'),
	(245, 'Can delete picture', 61, 'delete_image'),
	(246, 'Can view picture', 61, 'view_image'),
	(247, 'Can choose image', 61, 'choose_image'),
	(248, 'Can add rendition', 62, 'add_rendition'),
	(249, 'Can change rendition', 62, 'change_rendition'),
	(250, 'Can delete rendition', 62, 'delete_rendition'),
	(251, 'Can view rendition', 62, 'view_rendition'),
	(252, 'Can add person', 63, 'add_person'),
	(253, 'Can change person', 63, 'change_person'),
	(254, 'Can delete person', 63, 'delete_person'),
	(255, 'Can view person', 63, 'view_person'),
	(256, 'Can add external id', 64, 'add_externalid'),
	(257, 'Can change external id', 64, 'change_externalid'),
	(258, 'Can delete external id', 64, 'delete_externalid'),
	(259, 'Can view external id', 64, 'view_externalid'),
	(260, 'Can add email', 65, 'add_email'),
	(261, 'Can change email', 65, 'change_email'),
	(262, 'Can delete email', 65, 'delete_email'),
	(263, 'Can view email', 65, 'view_email'),
	(264, 'Can add device', 66, 'add_device'),
	(265, 'Can change device', 66, 'change_device'),
	(266, 'Can delete device', 66, 'delete_device'),
	(267, 'Can view device', 66, 'view_device'),
	(268, 'Can add address', 67, 'add_address'),
	(269, 'Can change address', 67, 'change_address'),
	(270, 'Can delete address', 67, 'delete_address'),
	(271, 'Can view address', 67, 'view_address'),
	(272, 'Can add phone', 68, 'add_phone'),
	(273, 'Can change phone', 68, 'change_phone'),
	(274, 'Can delete phone', 68, 'delete_phone'),
	(275, 'Can view phone', 68, 'view_phone'),
	(276, 'Can add proposal', 69, 'add_proposal'),
	(277, 'Can change proposal', 69, 'change_proposal'),
	(278, 'Can delete proposal', 69, 'delete_proposal'),
	(279, 'Can view proposal', 69, 'view_proposal'),
	(280, 'Can add tag', 70, 'add_tag'),
	(281, 'Can change tag', 70, 'change_tag'),
	(282, 'Can delete tag', 70, 'delete_tag'),
	(283, 'Can view tag', 70, 'view_tag'),
	(284, 'Can add tagging', 71, 'add_tagging'),
	(285, 'Can change tagging', 71, 'change_tagging'),
	(286, 'Can delete tagging', 71, 'delete_tagging'),
	(287, 'Can view tagging', 71, 'view_tagging'),
	(288, 'Can add consent entry', 72, 'add_consententry'),
	(289, 'Can change consent entry', 72, 'change_consententry'),
	(290, 'Can delete consent entry', 72, 'delete_consententry'),
	(291, 'Can view consent entry', 72, 'view_consententry'),
	(292, 'Can add left mailbox', 73, 'add_leftmailbox'),
	(293, 'Can change left mailbox', 73, 'change_leftmailbox'),
	(294, 'Can delete left mailbox', 73, 'delete_leftmailbox'),
	(295, 'Can view left mailbox', 73, 'view_leftmailbox'),
	(296, 'Can add import file', 74, 'add_importfile'),
	(297, 'Can change import file', 74, 'change_importfile'),
	(298, 'Can delete import file', 74, 'delete_importfile'),
	(299, 'Can view import file', 74, 'view_importfile'),
	(300, 'Can add refused row', 75, 'add_refusedrow'),
	(301, 'Can change refused row', 75, 'change_refusedrow'),
	(302, 'Can delete refused row', 75, 'delete_refusedrow'),
	(303, 'Can view refused row', 75, 'view_refusedrow'),
	(304, 'Can add submission', 76, 'add_submission'),
	(305, 'Can change submission', 76, 'change_submission'),
	(306, 'Can delete submission', 76, 'delete_submission'),
	(307, 'Can view submission', 76, 'view_submission'),
	(308, 'Can add redirect', 77, 'add_redirect'),
	(309, 'Can change redirect', 77, 'change_redirect'),
	(310, 'Can delete redirect', 77, 'delete_redirect'),
	(311, 'Can view redirect', 77, 'view_redirect'),
	(312, 'Can add embed', 78, 'add_embed'),
	(313, 'Can change embed', 78, 'change_embed'),
	(314, 'Can delete embed', 78, 'delete_embed'),
	(315, 'Can view embed', 78, 'view_embed'),
	(316, 'Can add user profile', 79, 'add_userprofile'),
	(317, 'Can change user profile', 79, 'change_userprofile'),
	(318, 'Can delete user profile', 79, 'delete_userprofile'),
	(319, 'Can view user profile', 79, 'view_userprofile'),
	(320, 'Can view document', 27, 'view_document'),
	(321, 'Can view image', 28, 'view_image'),
	(322, 'Can add rendition', 80, 'add_rendition'),
	(323, 'Can change rendition', 80, 'change_rendition'),
	(324, 'Can delete rendition', 80, 'delete_rendition'),
	(325, 'Can view rendition', 80, 'view_rendition'),
	(326, 'Can add index entry', 81, 'add_indexentry'),
	(327, 'Can change index entry', 81, 'change_indexentry'),
	(328, 'Can delete index entry', 81, 'delete_indexentry'),
	(329, 'Can view index entry', 81, 'view_indexentry'),
	(330, 'Can add editing session', 82, 'add_editingsession'),
	(331, 'Can change editing session', 82, 'change_editingsession'),
	(332, 'Can delete editing session', 82, 'delete_editingsession'),
	(333, 'Can view editing session', 82, 'view_editingsession'),
	(334, 'Can add form state', 83, 'add_formstate'),
	(335, 'Can change form state', 83, 'change_formstate'),
	(336, 'Can delete form state', 83, 'delete_formstate'),
	(337, 'Can view form state', 83, 'view_formstate'),
	(338, 'Can add tag', 84, 'add_tag'),
	(339, 'Can change tag', 84, 'change_tag'),
	(340, 'Can delete tag', 84, 'delete_tag'),
	(341, 'Can view tag', 84, 'view_tag'),
	(342, 'Can add tagged item', 85, 'add_taggeditem'),
	(343, 'Can change tagged item', 85, 'change_taggeditem'),
	(344, 'Can delete tagged item', 85, 'delete_taggeditem'),
	(345, 'Can view tagged item', 85, 'view_taggeditem');
INSERT INTO zz_template_7f3a9c.cms_homepage VALUES
	(3, '[]');
INSERT INTO zz_template_7f3a9c.django_content_type VALUES
	(1, 'wagtailcore', 'page'),
	(2, 'wagtailcore', 'groupapprovaltask'),
	(3, 'wagtailcore', 'locale'),
	(4, 'wagtailcore', 'site'),
	(5, 'wagtailcore', 'groupsitepermission'),
	(6, 'wagtailcore', 'modellogentry'),
	(7, 'wagtailcore', 'revision'),
	(8, 'wagtailcore', 'collectionviewrestriction'),
	(9, 'wagtailcore', 'collection'),
	(10, 'wagtailcore', 'groupcollectionpermission'),
	(11, 'wagtailcore', 'uploadedfile'),
	(12, 'wagtailcore', 'workflowcontenttype'),
	(13, 'wagtailcore', 'workflowstate'),
	(14, 'wagtailcore', 'workflow'),
	(15, 'wagtailcore', 'workflowtask'),
	(16, 'wagtailcore', 'task'),
	(17, 'wagtailcore', 'taskstate'),
	(18, 'wagtailcore', 'grouppagepermission'),
	(19, 'wagtailcore', 'pageviewrestriction'),
	(20, 'wagtailcore', 'workflowpage'),
	(21, 'wagtailcore', 'pagelogentry'),
	(22, 'wagtailcore', 'comment'),
	(23, 'wagtailcore', 'commentreply'),
	(24, 'wagtailcore', 'pagesubscription'),
	(25, 'wagtailcore', 'referenceindex'),
	(26, 'wagtailadmin', 'admin'),
	(27, 'wagtaildocs', 'document'),
	(28, 'wagtailimages', 'image'),
	(29, 'tenants', 'readyschema'),
	(30, 'tenants', 'schemastate'),
	(31, 'tenants', 'entrytoken'),
	(32, 'tenants', 'nation'),
	(33, 'tenants', 'membership'),
	(34, 'tenants', 'domain'),
	(35, 'controlplane', 'emailcode'),
	(36, 'controlplane', 'waitingstart'),
	(37, 'account', 'emailaddress'),
	(38, 'account', 'emailconfirmation'),
	(39, 'mfa', 'authenticator'),
	(40, 'usersessions', 'usersession'),
	(41, 'accounts', 'user'),
	(42, 'auth', 'permission'),
	(43, 'auth', 'group'),
	(44, 'contenttypes', 'contenttype'),
	(45, 'sessions', 'session'),
	(46, 'facts', 'delivery'),
	(47, 'facts', 'fact'),
	(48, 'facts', 'parkedfact'),
	(49, 'changes', 'change'),
	(50, 'jobs', 'scheduledjob'),
	(51, 'jobs', 'job'),
	(52, 'audit', 'auditentry'),
	(53, 'mail', 'message'),
	(54, 'themes', 'themefile'),
	(55, 'themes', 'brand'),
	(56, 'themes', 'themeversion'),
	(57, 'cms', 'contentpage'),
	(58, 'cms', 'homepage'),
	(59, 'cms', 'signuppage'),
	(60, 'cms', 'document'),
	(61, 'cms', 'image'),
	(62, 'cms', 'rendition'),
	(63, 'people', 'person'),
	(64, 'people', 'externalid'),
	(65, 'people', 'email'),
	(66, 'people', 'device'),
	(67, 'people', 'address'),
	(68, 'people', 'phone'),
	(69, 'people', 'proposal'),
	(70, 'people', 'tag'),
	(71, 'people', 'tagging'),
	(72, 'consents', 'consententry'),
	(73, 'consents', 'leftmailbox'),
	(74, 'imports', 'importfile'),
	(75, 'imports', 'refusedrow'),
	(76, 'submissions', 'submission'),
	(77, 'wagtailredirects', 'redirect'),
	(78, 'wagtailembeds', 'embed'),
	(79, 'wagtailusers', 'userprofile'),
	(80, 'wagtailimages', 'rendition'),
	(81, 'wagtailsearch', 'indexentry'),
	(82, 'wagtailadmin', 'editingsession'),
	(83, 'wagtailadmin', 'formstate'),
	(84, 'taggit', 'tag'),
	(85, 'taggit', 'taggeditem');
INSERT INTO zz_template_7f3a9c.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', '2026-11-26 22:14:46.549982+00'),
	(2, 'contenttypes', '0002_remove_content_type_name', '2026-11-26 22:14:46.554093+00'),
	(3, 'auth', '0001_initial', '2026-11-26 22:14:46.57424+00'),
	(4, 'auth', '0002_alter_permission_name_max_length', '2026-11-26 22:14:46.57844+00'),
	(5, 'auth', '0003_alter_user_email_max_length', '2026-11-26 22:14:46.583746+00'),
	(6, 'auth', '0004_alter_user_username_opts', '2026-11-26 22:14:46.588564+00'),
	(7, 'auth', '0005_alter_user_last_login_null', '2026-11-26 22:14:46.59215+00'),
	(8, 'auth', '0006_require_contenttypes_0002', '2026-11-26 22:14:46.593299+00'),
	(9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-26 22:14:46.59665+00'),
	(10, 'auth', '0008_alter_user_username_max_length', '2026-11-26 22:14:46.599816+00'),
	(11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-26 22:14:46.602981+00'),
	(12, 'auth', '0010_alter_group_name_max_length', '2026-11-26 22:14:46.606861+00'),
	(13, 'auth', '0011_update_proxy_permissions', '2026-11-26 22:14:46.610753+00'),
	(14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-26 22:14:46.614841+00'),
	(15, 'accounts', '0001_initial', '2026-11-26 22:14:46.627962+00'),
	(16, 'account', '0001_initial', '2026-11-26 22:14:46.639498+00'),
	(17, 'account', '0002_email_max_length', '2026-11-26 22:14:46.644742+00'),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-26 22:14:46.652402+00'),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-26 22:14:46.657384+00'),
	(20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-26 22:14:46.662488+00'),
	(21, 'account', '0006_emailaddress_lower', '2026-11-26 22:14:46.670391+00'),
	(22, 'account', '0007_emailaddress_idx_email', '2026-11-26 22:14:46.678876+00'),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-26 22:14:46.680119+00'),
	(24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-26 22:14:46.686422+00'),
	(25, 'accounts', '0002_sessions_valid_from', '2026-11-26 22:14:46.691607+00'),
	(26, 'audit', '0001_initial', '2026-11-26 22:14:46.696532+00'),
	(27, 'jobs', '0001_initial', '2026-11-26 22:14:46.710486+00'),
	(28, 'jobs', '0002_upkeep', '2026-11-26 22:14:46.722291+00'),
	(29, 'changes', '0001_initial', '2026-11-26 22:14:46.730449+00'),
	(30, 'changes', '0002_one_index_is_enough', '2026-11-26 22:14:46.740119+00'),
	(31, 'wagtailcore', '0001_initial', '2026-11-26 22:14:46.856838+00'),
	(32, 'wagtailcore', '0002_initial_data', '2026-11-26 22:14:46.85751+00'),
	(33, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2026-11-26 22:14:46.857923+00'),
	(34, 'wagtailcore', '0004_page_locked', '2026-11-26 22:14:46.858286+00'),
	(35, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2026-11-26 22:14:46.858623+00'),
	(36, 'wagtailcore', '0006_add_lock_page_permission', '2026-11-26 22:14:46.858952+00'),
	(37, 'wagtailcore', '0007_page_latest_revision_created_at', '2026-11-26 22:14:46.859274+00'),
	(38, 'wagtailcore', '0008_populate_latest_revision_created_at', '2026-11-26 22:14:46.859603+00'),
	(39, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2026-11-26 22:14:46.859932+00'),
	(40, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2026-11-26 22:14:46.860253+00'),
	(41, 'wagtailcore', '0011_page_first_published_at', '2026-11-26 22:14:46.860578+00'),
	(42, 'wagtailcore', '0012_extend_page_slug_field', '2026-11-26 22:14:46.860928+00'),
	(43, 'wagtailcore', '0013_update_golive_expire_help_text', '2026-11-26 22:14:46.861355+00'),
	(44, 'wagtailcore', '0014_add_verbose_name', '2026-11-26 22:14:46.861672+00'),
	(45, 'wagtailcore', '0015_add_more_verbose_names', '2026-11-26 22:14:46.861992+00'),
	(46, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2026-11-26 22:14:46.862386+00'),
	(47, 'wagtailcore', '0017_change_edit_page_permission_description', '2026-11-26 22:14:46.871229+00'),
	(48, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2026-11-26 22:14:46.879406+00'),
	(49, 'wagtailcore', '0019_verbose_names_cleanup', '2026-11-26 22:14:46.911814+00'),
	(50, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2026-11-26 22:14:46.920668+00'),
	(51, 'wagtailcore', '0021_capitalizeverbose', '2026-11-26 22:14:47.129411+00'),
	(52, 'wagtailcore', '0022_add_site_name', '2026-11-26 22:14:47.142789+00'),
	(53, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2026-11-26 22:14:47.157488+00'),
	(54, 'wagtailcore', '0024_collection', '2026-11-26 22:14:47.163914+00'),
	(55, 'wagtailcore', '0025_collection_initial_data', '2026-11-26 22:14:47.181002+00'),
	(56, 'wagtailcore', '0026_group_collection_permission', '2026-11-26 22:14:47.204615+00'),
	(57, 'wagtailcore', '0027_fix_collection_path_collation', '2026-11-26 22:14:47.218307+00'),
	(58, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2026-11-26 22:14:47.226765+00'),
	(59, 'wagtailcore', '0028_merge', '2026-11-26 22:14:47.227824+00'),
	(60, 'wagtailcore', '0029_unicode_slugfield_dj19', '2026-11-26 22:14:47.234344+00'),
	(61, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2026-11-26 22:14:47.24317+00'),
	(62, 'wagtailcore', '0031_add_page_view_restriction_types', '2026-11-26 22:14:47.277032+00'),
	(63, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2026-11-26 22:14:47.284753+00'),
	(64, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2026-11-26 22:14:47.303026+00'),
	(65, 'wagtailcore', '0034_page_live_revision', '2026-11-26 22:14:47.320242+00'),
	(66, 'wagtailcore', '0035_page_last_published_at', '2026-11-26 22:14:47.328344+00'),
	(67, 'wagtailcore', '0036_populate_page_last_published_at', '2026-11-26 22:14:47.342945+00'),
	(68, 'wagtailcore', '0037_set_page_owner_editable', '2026-11-26 22:14:47.355504+00'),
	(69, 'wagtailcore', '0038_make_first_published_at_editable', '2026-11-26 22:14:47.364946+00'),
	(70, 'wagtailcore', '0039_collectionviewrestriction', '2026-11-26 22:14:47.399918+00'),
	(71, 'wagtailcore', '0040_page_draft_title', '2026-11-26 22:14:47.572838+00'),
	(72, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2026-11-26 22:14:47.581571+00'),
	(73, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2026-11-26 22:14:47.590284+00'),
	(74, 'wagtailcore', '0043_lock_fields', '2026-11-26 22:14:47.609342+00'),
	(75, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2026-11-26 22:14:47.61692+00'),
	(76, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2026-11-26 22:14:47.631749+00'),
	(77, 'wagtailcore', '0046_site_name_remove_null', '2026-11-26 22:14:47.644377+00'),
	(78, 'wagtailcore', '0047_add_workflow_models', '2026-11-26 22:14:47.774846+00'),
	(79, 'wagtailcore', '0048_add_default_workflows', '2026-11-26 22:14:47.806078+00'),
	(80, 'wagtailcore', '0049_taskstate_finished_by', '2026-11-26 22:14:47.823538+00'),
	(81, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2026-11-26 22:14:47.853585+00'),
	(82, 'wagtailcore', '0051_taskstate_comment', '2026-11-26 22:14:47.86713+00'),
	(83, 'wagtailcore', '0052_pagelogentry', '2026-11-26 22:14:47.889867+00'),
	(84, 'wagtailcore', '0053_locale_model', '2026-11-26 22:14:47.89463+00'),
	(85, 'wagtailcore', '0054_initial_locale', '2026-11-26 22:14:47.913042+00'),
	(86, 'wagtailcore', '0055_page_locale_fields', '2026-11-26 22:14:47.949159+00'),
	(87, 'wagtailcore', '0056_page_locale_fields_populate', '2026-11-26 22:14:47.967406+00'),
	(88, 'wagtailcore', '0057_page_locale_fields_notnull', '2026-11-26 22:14:47.997355+00'),
	(89, 'wagtailcore', '0058_page_alias_of', '2026-11-26 22:14:48.012875+00'),
	(90, 'wagtailcore', '0059_apply_collection_ordering', '2026-11-26 22:14:48.034123+00'),
	(91, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2026-11-26 22:14:48.055717+00'),
	(187, 'wagtaildocs', '0010_document_file_hash', '2026-11-26 22:14:52.212958+00'),
	(92, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2026-11-26 22:14:48.075698+00'),
	(93, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2026-11-26 22:14:48.286813+00'),
	(94, 'wagtailcore', '0063_modellogentry', '2026-11-26 22:14:48.309774+00'),
	(95, 'wagtailcore', '0064_log_timestamp_indexes', '2026-11-26 22:14:48.336851+00'),
	(96, 'wagtailcore', '0065_log_entry_uuid', '2026-11-26 22:14:48.359592+00'),
	(97, 'wagtailcore', '0066_collection_management_permissions', '2026-11-26 22:14:48.382096+00'),
	(98, 'wagtailcore', '0067_alter_pagerevision_content_json', '2026-11-26 22:14:48.412942+00'),
	(99, 'wagtailcore', '0068_log_entry_empty_object', '2026-11-26 22:14:48.432015+00'),
	(100, 'wagtailcore', '0069_log_entry_jsonfield', '2026-11-26 22:14:48.483194+00'),
	(101, 'wagtailcore', '0070_rename_pagerevision_revision', '2026-11-26 22:14:48.65908+00'),
	(102, 'wagtailcore', '0071_populate_revision_content_type', '2026-11-26 22:14:48.678918+00'),
	(103, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2026-11-26 22:14:48.725119+00'),
	(104, 'wagtailcore', '0073_page_latest_revision', '2026-11-26 22:14:48.906372+00'),
	(105, 'wagtailcore', '0074_revision_object_str', '2026-11-26 22:14:48.919828+00'),
	(106, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2026-11-26 22:14:48.959359+00'),
	(107, 'wagtailcore', '0076_modellogentry_revision', '2026-11-26 22:14:48.978412+00'),
	(108, 'wagtailcore', '0077_alter_revision_user', '2026-11-26 22:14:48.993783+00'),
	(109, 'wagtailcore', '0078_referenceindex', '2026-11-26 22:14:49.01725+00'),
	(110, 'wagtailcore', '0079_rename_taskstate_page_revision', '2026-11-26 22:14:49.034491+00'),
	(111, 'wagtailcore', '0080_generic_workflowstate', '2026-11-26 22:14:49.149761+00'),
	(112, 'wagtailcore', '0081_populate_workflowstate_content_type', '2026-11-26 22:14:49.173869+00'),
	(113, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2026-11-26 22:14:49.216433+00'),
	(114, 'wagtailcore', '0083_workflowcontenttype', '2026-11-26 22:14:49.238347+00'),
	(115, 'wagtailcore', '0084_add_default_page_permissions', '2026-11-26 22:14:49.251692+00'),
	(116, 'wagtailcore', '0085_add_grouppagepermission_permission', '2026-11-26 22:14:49.28311+00'),
	(117, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2026-11-26 22:14:49.476092+00'),
	(118, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2026-11-26 22:14:49.528855+00'),
	(119, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2026-11-26 22:14:49.57704+00'),
	(120, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2026-11-26 22:14:49.598511+00'),
	(121, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2026-11-26 22:14:49.653801+00'),
	(122, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2026-11-26 22:14:49.668068+00'),
	(123, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2026-11-26 22:14:49.704143+00'),
	(124, 'wagtailcore', '0093_uploadedfile', '2026-11-26 22:14:49.726511+00'),
	(125, 'wagtailcore', '0094_alter_page_locale', '2026-11-26 22:14:49.745468+00'),
	(126, 'wagtailcore', '0095_groupsitepermission', '2026-11-26 22:14:49.767988+00'),
	(127, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2026-11-26 22:14:49.785809+00'),
	(128, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2026-11-26 22:14:49.812875+00'),
	(129, 'taggit', '0001_initial', '2026-11-26 22:14:49.838351+00'),
	(130, 'taggit', '0002_auto_20150616_2121', '2026-11-26 22:14:49.850516+00'),
	(131, 'taggit', '0003_taggeditem_add_unique_index', '2026-11-26 22:14:49.860929+00'),
	(132, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-11-26 22:14:50.059563+00'),
	(133, 'taggit', '0005_auto_20220424_2025', '2026-11-26 22:14:50.063148+00'),
	(134, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-11-26 22:14:50.081604+00'),
	(135, 'cms', '0001_initial', '2026-11-26 22:14:50.223173+00'),
	(136, 'cms', '0002_drawing_of_a_promise', '2026-11-26 22:14:50.260517+00'),
	(137, 'cms', '0003_one_index_is_enough', '2026-11-26 22:14:50.290839+00'),
	(138, 'people', '0001_initial', '2026-11-26 22:14:50.454565+00'),
	(139, 'people', '0002_one_index_is_enough', '2026-11-26 22:14:50.485156+00'),
	(140, 'consents', '0001_initial', '2026-11-26 22:14:50.498816+00'),
	(141, 'consents', '0002_mailboxes_that_were_left', '2026-11-26 22:14:50.509849+00'),
	(142, 'consents', '0003_one_index_is_enough', '2026-11-26 22:14:50.523352+00'),
	(143, 'controlplane', '0001_initial', '2026-11-26 22:14:50.548093+00'),
	(144, 'controlplane', '0002_waiting_start', '2026-11-26 22:14:50.571431+00'),
	(145, 'controlplane', '0003_one_index_is_enough', '2026-11-26 22:14:50.769439+00'),
	(146, 'facts', '0001_initial', '2026-11-26 22:14:50.782725+00'),
	(147, 'imports', '0001_initial', '2026-11-26 22:14:50.794161+00'),
	(148, 'imports', '0002_progress', '2026-11-26 22:14:50.814255+00'),
	(149, 'imports', '0003_progress_in_jobs', '2026-11-26 22:14:50.85123+00'),
	(150, 'imports', '0004_upkeep', '2026-11-26 22:14:50.889016+00'),
	(151, 'imports', '0005_one_index_is_enough', '2026-11-26 22:14:50.900123+00'),
	(152, 'mail', '0001_initial', '2026-11-26 22:14:50.908232+00'),
	(153, 'mfa', '0001_initial', '2026-11-26 22:14:50.933975+00'),
	(154, 'mfa', '0002_authenticator_timestamps', '2026-11-26 22:14:50.962433+00'),
	(155, 'mfa', '0003_authenticator_type_uniq', '2026-11-26 22:14:51.003782+00'),
	(156, 'people', '0003_one_undecided_proposal', '2026-11-26 22:14:51.014778+00'),
	(157, 'sessions', '0001_initial', '2026-11-26 22:14:51.019847+00'),
	(158, 'submissions', '0001_initial', '2026-11-26 22:14:51.034752+00'),
	(159, 'submissions', '0002_add_waiting_index', '2026-11-26 22:14:51.04613+00'),
	(160, 'submissions', '0003_upkeep', '2026-11-26 22:14:51.083122+00'),
	(161, 'tenants', '0001_initial', '2026-11-26 22:14:51.138376+00'),
	(162, 'tenants', '0002_nation_number', '2026-11-26 22:14:51.140913+00'),
	(163, 'tenants', '0003_nation_furnished_at', '2026-11-26 22:14:51.146794+00'),
	(164, 'tenants', '0004_nation_first_live_at', '2026-11-26 22:14:51.151909+00'),
	(165, 'tenants', '0005_where_a_schema_came_from', '2026-11-26 22:14:51.154631+00'),
	(166, 'tenants', '0006_one_index_is_enough', '2026-11-26 22:14:51.181102+00'),
	(167, 'tenants', '0007_proved_owners_stay', '2026-11-26 22:14:51.183488+00'),
	(168, 'tenants', '0008_closed_campaigns_end', '2026-11-26 22:14:51.192945+00'),
	(169, 'themes', '0001_initial', '2026-11-26 22:14:51.209388+00'),
	(170, 'usersessions', '0001_initial', '2026-11-26 22:14:51.238774+00'),
	(171, 'wagtailadmin', '0001_create_admin_access_permissions', '2026-11-26 22:14:51.458539+00'),
	(172, 'wagtailadmin', '0002_admin', '2026-11-26 22:14:51.461565+00'),
	(173, 'wagtailadmin', '0003_admin_managed', '2026-11-26 22:14:51.466072+00'),
	(174, 'wagtailadmin', '0004_editingsession', '2026-11-26 22:14:51.502388+00'),
	(175, 'wagtailadmin', '0005_editingsession_is_editing', '2026-11-26 22:14:51.523147+00'),
	(176, 'wagtailadmin', '0006_formstate', '2026-11-26 22:14:51.55936+00'),
	(177, 'wagtaildocs', '0001_initial', '2026-11-26 22:14:51.595154+00'),
	(178, 'wagtaildocs', '0002_initial_data', '2026-11-26 22:14:51.645858+00'),
	(179, 'wagtaildocs', '0003_add_verbose_names', '2026-11-26 22:14:51.710571+00'),
	(180, 'wagtaildocs', '0004_capitalizeverbose', '2026-11-26 22:14:52.027113+00'),
	(181, 'wagtaildocs', '0005_document_collection', '2026-11-26 22:14:52.062341+00'),
	(182, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2026-11-26 22:14:52.108641+00'),
	(183, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2026-11-26 22:14:52.13912+00'),
	(184, 'wagtaildocs', '0007_merge', '2026-11-26 22:14:52.140416+00'),
	(185, 'wagtaildocs', '0008_document_file_size', '2026-11-26 22:14:52.162891+00'),
	(186, 'wagtaildocs', '0009_document_verbose_name_plural', '2026-11-26 22:14:52.18637+00'),
	(188, 'wagtaildocs', '0011_add_choose_permissions', '2026-11-26 22:14:52.334546+00'),
	(189, 'wagtaildocs', '0012_uploadeddocument', '2026-11-26 22:14:52.368868+00'),
	(190, 'wagtaildocs', '0013_delete_uploadeddocument', '2026-11-26 22:14:52.371636+00'),
	(191, 'wagtaildocs', '0014_alter_document_file_size', '2026-11-26 22:14:52.392887+00'),
	(192, 'wagtailembeds', '0001_initial', '2026-11-26 22:14:52.401597+00'),
	(193, 'wagtailembeds', '0002_add_verbose_names', '2026-11-26 22:14:52.404256+00'),
	(194, 'wagtailembeds', '0003_capitalizeverbose', '2026-11-26 22:14:52.407916+00'),
	(195, 'wagtailembeds', '0004_embed_verbose_name_plural', '2026-11-26 22:14:52.410296+00'),
	(196, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '2026-11-26 22:14:52.413785+00'),
	(197, 'wagtailembeds', '0006_add_embed_hash', '2026-11-26 22:14:52.417122+00'),
	(198, 'wagtailembeds', '0007_populate_hash', '2026-11-26 22:14:52.62955+00'),
	(199, 'wagtailembeds', '0008_allow_long_urls', '2026-11-26 22:14:52.650171+00'),
	(200, 'wagtailembeds', '0009_embed_cache_until', '2026-11-26 22:14:52.654939+00'),
	(201, 'wagtailimages', '0001_initial', '2026-11-26 22:14:52.82606+00'),
	(202, 'wagtailimages', '0002_initial_data', '2026-11-26 22:14:52.826664+00'),
	(203, 'wagtailimages', '0003_fix_focal_point_fields', '2026-11-26 22:14:52.827092+00'),
	(204, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2026-11-26 22:14:52.827487+00'),
	(205, 'wagtailimages', '0005_make_filter_spec_unique', '2026-11-26 22:14:52.827888+00'),
	(206, 'wagtailimages', '0006_add_verbose_names', '2026-11-26 22:14:52.828277+00'),
	(207, 'wagtailimages', '0007_image_file_size', '2026-11-26 22:14:52.828655+00'),
	(208, 'wagtailimages', '0008_image_created_at_index', '2026-11-26 22:14:52.829074+00'),
	(209, 'wagtailimages', '0009_capitalizeverbose', '2026-11-26 22:14:52.829406+00'),
	(210, 'wagtailimages', '0010_change_on_delete_behaviour', '2026-11-26 22:14:52.829756+00'),
	(211, 'wagtailimages', '0011_image_collection', '2026-11-26 22:14:52.830089+00'),
	(212, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2026-11-26 22:14:52.83042+00'),
	(213, 'wagtailimages', '0013_make_rendition_upload_callable', '2026-11-26 22:14:52.830751+00'),
	(214, 'wagtailimages', '0014_add_filter_spec_field', '2026-11-26 22:14:52.831092+00'),
	(215, 'wagtailimages', '0015_fill_filter_spec_field', '2026-11-26 22:14:52.831415+00'),
	(216, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2026-11-26 22:14:52.831747+00'),
	(217, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2026-11-26 22:14:52.832082+00'),
	(218, 'wagtailimages', '0018_remove_rendition_filter', '2026-11-26 22:14:52.83242+00'),
	(219, 'wagtailimages', '0019_delete_filter', '2026-11-26 22:14:52.83281+00'),
	(220, 'wagtailimages', '0020_add-verbose-name', '2026-11-26 22:14:52.833208+00'),
	(221, 'wagtailimages', '0021_image_file_hash', '2026-11-26 22:14:52.833572+00'),
	(222, 'wagtailimages', '0022_uploadedimage', '2026-11-26 22:14:52.86845+00'),
	(223, 'wagtailimages', '0023_add_choose_permissions', '2026-11-26 22:14:52.989045+00'),
	(224, 'wagtailimages', '0024_index_image_file_hash', '2026-11-26 22:14:53.013725+00'),
	(225, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2026-11-26 22:14:53.043436+00'),
	(226, 'wagtailimages', '0026_delete_uploadedimage', '2026-11-26 22:14:53.046623+00'),
	(227, 'wagtailimages', '0027_image_description', '2026-11-26 22:14:53.259301+00'),
	(228, 'wagtailredirects', '0001_initial', '2026-11-26 22:14:53.301832+00'),
	(229, 'wagtailredirects', '0002_add_verbose_names', '2026-11-26 22:14:53.354161+00'),
	(230, 'wagtailredirects', '0003_make_site_field_editable', '2026-11-26 22:14:53.386852+00'),
	(231, 'wagtailredirects', '0004_set_unique_on_path_and_site', '2026-11-26 22:14:53.416296+00'),
	(232, 'wagtailredirects', '0005_capitalizeverbose', '2026-11-26 22:14:53.520393+00'),
	(233, 'wagtailredirects', '0006_redirect_increase_max_length', '2026-11-26 22:14:53.534955+00'),
	(234, 'wagtailredirects', '0007_add_autocreate_fields', '2026-11-26 22:14:53.574723+00'),
	(235, 'wagtailredirects', '0008_add_verbose_name_plural', '2026-11-26 22:14:53.588351+00'),
	(236, 'wagtailsearch', '0001_initial', '2026-11-26 22:14:53.825903+00'),
	(237, 'wagtailsearch', '0002_add_verbose_names', '2026-11-26 22:14:53.883894+00'),
	(238, 'wagtailsearch', '0003_remove_editors_pick', '2026-11-26 22:14:53.885506+00'),
	(239, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2026-11-26 22:14:53.891795+00'),
	(240, 'wagtailsearch', '0005_create_indexentry', '2026-11-26 22:14:53.939601+00'),
	(241, 'wagtailsearch', '0006_customise_indexentry', '2026-11-26 22:14:54.0127+00'),
	(242, 'wagtailsearch', '0007_delete_editorspick', '2026-11-26 22:14:54.017544+00'),
	(243, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2026-11-26 22:14:54.035057+00'),
	(244, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2026-11-26 22:14:54.036756+00'),
	(245, 'wagtailsearch', '0010_add_text_fields', '2026-11-26 22:14:54.068227+00'),
	(246, 'wagtailusers', '0001_initial', '2026-11-26 22:14:54.107778+00'),
	(247, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2026-11-26 22:14:54.164996+00'),
	(248, 'wagtailusers', '0003_add_verbose_names', '2026-11-26 22:14:54.182728+00'),
	(249, 'wagtailusers', '0004_capitalizeverbose', '2026-11-26 22:14:54.257597+00'),
	(250, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2026-11-26 22:14:54.452528+00'),
	(251, 'wagtailusers', '0006_userprofile_prefered_language', '2026-11-26 22:14:54.47471+00'),
	(252, 'wagtailusers', '0007_userprofile_current_time_zone', '2026-11-26 22:14:54.493552+00'),
	(253, 'wagtailusers', '0008_userprofile_avatar', '2026-11-26 22:14:54.51375+00'),
	(254, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2026-11-26 22:14:54.531766+00'),
	(255, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2026-11-26 22:14:54.552705+00'),
	(256, 'wagtailusers', '0011_userprofile_dismissibles', '2026-11-26 22:14:54.573223+00'),
	(257, 'wagtailusers', '0012_userprofile_theme', '2026-11-26 22:14:54.602541+00'),
	(258, 'wagtailusers', '0013_userprofile_density', '2026-11-26 22:14:54.623484+00'),
	(259, 'wagtailusers', '0014_userprofile_contrast', '2026-11-26 22:14:54.645189+00'),
	(260, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2026-11-26 22:14:54.668163+00'),
	(261, 'wagtailimages', '0001_squashed_0021', '2026-11-26 22:14:54.670619+00'),
	(262, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2026-11-26 22:14:54.671165+00');
INSERT INTO zz_template_7f3a9c.jobs_scheduledjob VALUES
	(1, 'kernel.facts.upkeep', 'kernel.facts.upkeep', 'default', 86400, '2026-01-01 00:00:00+00'),
	(2, 'kernel.changes.upkeep', 'kernel.changes.upkeep', 'default', 86400, '2026-01-01 00:00:00+00'),
	(3, 'nations.imports.upkeep', 'nations.imports.upkeep', 'default', 86400, '2026-01-01 00:00:00+00'),
	(4, 'nations.submissions.upkeep', 'nations.submissions.upkeep', 'default', 86400, '2026-01-01 00:00:00+00');
INSERT INTO zz_template_7f3a9c.wagtailcore_collection VALUES
	(1, '0001', 1, 0, 'Root');
INSERT INTO zz_template_7f3a9c.wagtailcore_groupapprovaltask VALUES
	(1);
INSERT INTO zz_template_7f3a9c.wagtailcore_groupcollectionpermission VALUES
	(13, 1, 3, 243),
	(14, 1, 3, 244),
	(15, 1, 3, 247),
	(16, 1, 3, 238),
	(17, 1, 3, 239),
	(18, 1, 3, 242),
	(19, 1, 4, 243),
	(20, 1, 4, 244),
	(21, 1, 4, 247),
	(22, 1, 4, 238),
	(23, 1, 4, 239),
	(24, 1, 4, 242),
	(25, 1, 6, 243),
	(26, 1, 6, 244),
	(27, 1, 6, 247),
	(28, 1, 6, 238),
	(29, 1, 6, 239),
	(30, 1, 6, 242);
INSERT INTO zz_template_7f3a9c.wagtailcore_grouppagepermission VALUES
	(8, 3, 1, 65),
	(9, 3, 1, 66),
	(10, 3, 1, 71),
	(11, 4, 1, 65),
	(12, 4, 1, 66),
	(13, 4, 1, 71),
	(14, 6, 1, 65),
	(15, 6, 1, 66),
	(16, 6, 1, 71);
INSERT INTO zz_template_7f3a9c.wagtailcore_locale VALUES
	(1, 'en-gb');
INSERT INTO zz_template_7f3a9c.wagtailcore_page VALUES
	(1, '0001', 1, 1, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, '68536d8d-a8f0-4610-aac1-49b59b1016e0', 1, NULL, NULL),
	(3, '00010001', 2, 0, 'Home', 'home', false, false, '/home/', '', false, '', NULL, NULL, false, 58, NULL, false, NULL, NULL, NULL, NULL, 'Home', NULL, NULL, '34ac8afb-8fc0-4824-b500-55f3d1223bb2', 1, NULL, NULL);
INSERT INTO zz_template_7f3a9c.wagtailcore_pagelogentry VALUES
	(1, 'Home', 'wagtail.create', '{}', '2026-11-26 22:14:54.956142+00', true, false, 58, 3, NULL, NULL, NULL);
INSERT INTO zz_template_7f3a9c.wagtailcore_site VALUES
	(2, 'unnamed.invalid', 80, true, 3, '');
INSERT INTO zz_template_7f3a9c.wagtailcore_task VALUES
	(1, 'Moderators approval', true, 2);
INSERT INTO zz_template_7f3a9c.wagtailcore_workflow VALUES
	(1, 'Moderators approval', true);
INSERT INTO zz_template_7f3a9c.wagtailcore_workflowpage VALUES
	(1, 1);
INSERT INTO zz_template_7f3a9c.wagtailcore_workflowtask VALUES
	(1, 0, 1, 1);
INSERT INTO zz_template_7f3a9c.wagtailsearch_indexentry VALUES
	(1, '3', 1, 58, '''home'':1', '''home'':1B', '', 'Home', '');
SELECT pg_catalog.setval('zz_template_7f3a9c.auth_group_id_seq', 8, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.auth_group_permissions_id_seq', 24, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.auth_permission_id_seq', 345, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.django_content_type_id_seq', 85, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.django_migrations_id_seq', 262, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.jobs_scheduledjob_id_seq', 4, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_collection_id_seq', 1, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_groupcollectionpermission_id_seq', 30, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_grouppagepermission_id_seq', 16, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_locale_id_seq', 1, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_page_id_seq', 3, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_pagelogentry_id_seq', 1, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_site_id_seq', 2, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_task_id_seq', 1, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_workflow_id_seq', 1, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailcore_workflowtask_id_seq', 1, true);
SELECT pg_catalog.setval('zz_template_7f3a9c.wagtailsearch_indexentry_id_seq', 1, true);
CREATE UNIQUE INDEX a_job_is_undone_once ON zz_template_7f3a9c.jobs_job USING btree (undo_of_id) WHERE ((undo_of_id IS NOT NULL) AND (NOT ((state)::text = ANY (ARRAY[('STOPPED'::character varying)::text, ('FAILED'::character varying)::text]))));
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON zz_template_7f3a9c.accounts_user_groups USING btree (group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON zz_template_7f3a9c.accounts_user_groups USING btree (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON zz_template_7f3a9c.accounts_user_user_permissions USING btree (permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON zz_template_7f3a9c.accounts_user_user_permissions USING btree (user_id);
CREATE INDEX addresses_by_postcode ON zz_template_7f3a9c.people_address USING btree (postcode text_pattern_ops);
CREATE INDEX audit_by_subject ON zz_template_7f3a9c.audit_auditentry USING btree (subject, at DESC);
CREATE INDEX audit_newest_first ON zz_template_7f3a9c.audit_auditentry USING btree (at DESC, id DESC);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON zz_template_7f3a9c.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON zz_template_7f3a9c.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON zz_template_7f3a9c.auth_permission USING btree (content_type_id);
CREATE INDEX base_content_object_idx ON zz_template_7f3a9c.wagtailcore_revision USING btree (base_content_type_id, object_id);
CREATE INDEX changes_of_root ON zz_template_7f3a9c.changes_change USING btree (root_id, job_id);
CREATE INDEX changes_to_undo ON zz_template_7f3a9c.changes_change USING btree (job_id, root_id) WHERE (((left_because)::text = ''::text) AND (undone_at IS NULL));
CREATE INDEX cms_document_collection_id_1633f312 ON zz_template_7f3a9c.cms_document USING btree (collection_id);
CREATE INDEX cms_document_uploaded_by_user_id_861780f2 ON zz_template_7f3a9c.cms_document USING btree (uploaded_by_user_id);
CREATE INDEX cms_image_collection_id_17f7b0f7 ON zz_template_7f3a9c.cms_image USING btree (collection_id);
CREATE INDEX cms_image_created_at_f4777519 ON zz_template_7f3a9c.cms_image USING btree (created_at);
CREATE INDEX cms_image_file_hash_17c01a4e ON zz_template_7f3a9c.cms_image USING btree (file_hash);
CREATE INDEX cms_image_uploaded_by_user_id_9a923a45 ON zz_template_7f3a9c.cms_image USING btree (uploaded_by_user_id);
CREATE INDEX cms_rendition_filter_spec_667cdcd3 ON zz_template_7f3a9c.cms_rendition USING btree (filter_spec);
CREATE INDEX content_object_idx ON zz_template_7f3a9c.wagtailcore_revision USING btree (content_type_id, object_id);
CREATE INDEX django_session_expire_date_a5c62663 ON zz_template_7f3a9c.django_session USING btree (expire_date);
CREATE INDEX facts_of_subject ON zz_template_7f3a9c.facts_fact USING btree (subject_label, subject_id, id DESC) WHERE (subject_id IS NOT NULL);
CREATE INDEX facts_waiting ON zz_template_7f3a9c.facts_fact USING btree (id) WHERE (relayed_at IS NULL);
CREATE INDEX formstate_user_object ON zz_template_7f3a9c.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);
CREATE INDEX jobs_job_undo_of_id_878d23e8 ON zz_template_7f3a9c.jobs_job USING btree (undo_of_id);
CREATE INDEX jobs_unfinished ON zz_template_7f3a9c.jobs_job USING btree (wake_at) WHERE ((state)::text = ANY (ARRAY[('WAITING'::character varying)::text, ('RUNNING'::character varying)::text]));
CREATE INDEX mail_newest_first ON zz_template_7f3a9c.mail_message USING btree (id DESC);
CREATE INDEX mail_waiting ON zz_template_7f3a9c.mail_message USING btree (next_try_at, id) WHERE ((state)::text = 'WAITING'::text);
CREATE INDEX newest_consent_first ON zz_template_7f3a9c.consents_consententry USING btree (person_id, channel, purpose, at DESC, id DESC);
CREATE UNIQUE INDEX one_message_per_key ON zz_template_7f3a9c.mail_message USING btree (kind, key) WHERE (NOT ((key)::text = ''::text));
CREATE UNIQUE INDEX one_primary_email_per_person ON zz_template_7f3a9c.people_email USING btree (person_id) WHERE is_primary;
CREATE UNIQUE INDEX one_primary_phone_per_person ON zz_template_7f3a9c.people_phone USING btree (person_id) WHERE is_primary;
CREATE UNIQUE INDEX one_row_per_person_and_email ON zz_template_7f3a9c.people_email USING btree (lower((address)::text), person_id);
CREATE UNIQUE INDEX one_tag_per_name ON zz_template_7f3a9c.people_tag USING btree (lower((name)::text));
CREATE UNIQUE INDEX one_undecided_proposal_per_value ON zz_template_7f3a9c.people_proposal USING btree (person_id, field, value) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_user_per_email ON zz_template_7f3a9c.accounts_user USING btree (lower((email)::text));
CREATE INDEX people_by_email ON zz_template_7f3a9c.people_email USING btree (lower((address)::text));
CREATE INDEX people_by_letters ON zz_template_7f3a9c.people_person USING gin (lower(extensions.f_unaccent(((COALESCE(full_name, ''::character varying))::text || COALESCE((COALESCE(' '::text, ''::text) || (COALESCE(called, ''::character varying))::text), ''::text)))) extensions.gin_trgm_ops);
CREATE INDEX people_by_name ON zz_template_7f3a9c.people_person USING btree (lower(extensions.f_unaccent((full_name)::text)), id);
CREATE INDEX people_by_tags ON zz_template_7f3a9c.people_person USING gin (tag_ids);
CREATE INDEX people_device_person_id_c74fcb3e ON zz_template_7f3a9c.people_device USING btree (person_id);
CREATE INDEX people_email_person_id_42518e18 ON zz_template_7f3a9c.people_email USING btree (person_id);
CREATE INDEX people_externalid_person_id_47c8dc97 ON zz_template_7f3a9c.people_externalid USING btree (person_id);
CREATE INDEX people_newest_first ON zz_template_7f3a9c.people_person USING btree (created_at DESC, id DESC);
CREATE INDEX people_person_merged_into_id_138bbee4 ON zz_template_7f3a9c.people_person USING btree (merged_into_id);
CREATE INDEX people_person_recruiter_id_ca635de4 ON zz_template_7f3a9c.people_person USING btree (recruiter_id);
CREATE INDEX people_phone_person_id_5174185e ON zz_template_7f3a9c.people_phone USING btree (person_id);
CREATE INDEX people_proposal_person_id_21e333f6 ON zz_template_7f3a9c.people_proposal USING btree (person_id);
CREATE INDEX people_tagging_tag_id_271d4129 ON zz_template_7f3a9c.people_tagging USING btree (tag_id);
CREATE INDEX published_themes ON zz_template_7f3a9c.themes_themeversion USING btree (number DESC) WHERE (reverted_at IS NULL);
CREATE INDEX referenceindex_source_object ON zz_template_7f3a9c.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);
CREATE INDEX referenceindex_target_object ON zz_template_7f3a9c.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);
CREATE INDEX submissions_submission_person_id_12ac09b1 ON zz_template_7f3a9c.submissions_submission USING btree (person_id);
CREATE INDEX submissions_to_settle ON zz_template_7f3a9c.submissions_submission USING btree (received_at) WHERE ((settled_at IS NULL) AND ((state)::text = 'ACCEPTED'::text));
CREATE INDEX submissions_waiting ON zz_template_7f3a9c.submissions_submission USING btree (received_at) WHERE ((state)::text = 'WAITING'::text);
CREATE INDEX supporters_newest_first ON zz_template_7f3a9c.people_person USING btree (joined_at DESC) WHERE (joined_at IS NOT NULL);
CREATE INDEX taggit_tagg_content_8fc721_idx ON zz_template_7f3a9c.taggit_taggeditem USING btree (content_type_id, object_id);
CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON zz_template_7f3a9c.taggit_taggeditem USING btree (content_type_id);
CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON zz_template_7f3a9c.taggit_taggeditem USING btree (object_id);
CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON zz_template_7f3a9c.taggit_taggeditem USING btree (tag_id);
CREATE UNIQUE INDEX unique_in_progress_workflow ON zz_template_7f3a9c.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY (ARRAY[('in_progress'::character varying)::text, ('needs_changes'::character varying)::text]));
CREATE INDEX wagtailadmi_content_717955_idx ON zz_template_7f3a9c.wagtailadmin_editingsession USING btree (content_type_id, object_id);
CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON zz_template_7f3a9c.wagtailadmin_editingsession USING btree (content_type_id);
CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON zz_template_7f3a9c.wagtailadmin_editingsession USING btree (user_id);
CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON zz_template_7f3a9c.wagtailadmin_formstate USING btree (content_type_id);
CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON zz_template_7f3a9c.wagtailadmin_formstate USING btree (user_id);
CREATE INDEX wagtailcore_collection_path_d848dc19_like ON zz_template_7f3a9c.wagtailcore_collection USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON zz_template_7f3a9c.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);
CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON zz_template_7f3a9c.wagtailcore_collectionviewrestriction USING btree (collection_id);
CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON zz_template_7f3a9c.wagtailcore_collectionviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_comment_page_id_108444b5 ON zz_template_7f3a9c.wagtailcore_comment USING btree (page_id);
CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON zz_template_7f3a9c.wagtailcore_comment USING btree (resolved_by_id);
CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON zz_template_7f3a9c.wagtailcore_comment USING btree (revision_created_id);
CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON zz_template_7f3a9c.wagtailcore_comment USING btree (user_id);
CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON zz_template_7f3a9c.wagtailcore_commentreply USING btree (comment_id);
CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON zz_template_7f3a9c.wagtailcore_commentreply USING btree (user_id);
CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON zz_template_7f3a9c.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);
CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON zz_template_7f3a9c.wagtailcore_groupapprovaltask_groups USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON zz_template_7f3a9c.wagtailcore_groupcollectionpermission USING btree (collection_id);
CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON zz_template_7f3a9c.wagtailcore_groupcollectionpermission USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON zz_template_7f3a9c.wagtailcore_groupcollectionpermission USING btree (permission_id);
CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON zz_template_7f3a9c.wagtailcore_grouppagepermission USING btree (group_id);
CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON zz_template_7f3a9c.wagtailcore_grouppagepermission USING btree (page_id);
CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON zz_template_7f3a9c.wagtailcore_grouppagepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON zz_template_7f3a9c.wagtailcore_groupsitepermission USING btree (group_id);
CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON zz_template_7f3a9c.wagtailcore_groupsitepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON zz_template_7f3a9c.wagtailcore_groupsitepermission USING btree (site_id);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree (action);
CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree (content_changed);
CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree (object_id);
CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree (revision_id);
CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree (user_id);
CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON zz_template_7f3a9c.wagtailcore_page USING btree (alias_of_id);
CREATE INDEX wagtailcore_page_content_type_id_c28424df ON zz_template_7f3a9c.wagtailcore_page USING btree (content_type_id);
CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON zz_template_7f3a9c.wagtailcore_page USING btree (first_published_at);
CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON zz_template_7f3a9c.wagtailcore_page USING btree (latest_revision_id);
CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON zz_template_7f3a9c.wagtailcore_page USING btree (live_revision_id);
CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON zz_template_7f3a9c.wagtailcore_page USING btree (locale_id);
CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON zz_template_7f3a9c.wagtailcore_page USING btree (locked_by_id);
CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON zz_template_7f3a9c.wagtailcore_page USING btree (owner_id);
CREATE INDEX wagtailcore_page_path_98eba2c8_like ON zz_template_7f3a9c.wagtailcore_page USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_page_slug_e7c11b8f ON zz_template_7f3a9c.wagtailcore_page USING btree (slug);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree (action);
CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree (content_changed);
CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree (page_id);
CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree (revision_id);
CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree (user_id);
CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON zz_template_7f3a9c.wagtailcore_revision USING btree (approved_go_live_at);
CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON zz_template_7f3a9c.wagtailcore_revision USING btree (created_at);
CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON zz_template_7f3a9c.wagtailcore_revision USING btree (user_id);
CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON zz_template_7f3a9c.wagtailcore_pagesubscription USING btree (page_id);
CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON zz_template_7f3a9c.wagtailcore_pagesubscription USING btree (user_id);
CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON zz_template_7f3a9c.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);
CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON zz_template_7f3a9c.wagtailcore_pageviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON zz_template_7f3a9c.wagtailcore_pageviewrestriction USING btree (page_id);
CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON zz_template_7f3a9c.wagtailcore_referenceindex USING btree (base_content_type_id);
CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON zz_template_7f3a9c.wagtailcore_referenceindex USING btree (content_type_id);
CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON zz_template_7f3a9c.wagtailcore_referenceindex USING btree (to_content_type_id);
CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON zz_template_7f3a9c.wagtailcore_revision USING btree (base_content_type_id);
CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON zz_template_7f3a9c.wagtailcore_revision USING btree (content_type_id);
CREATE INDEX wagtailcore_site_hostname_96b20b46 ON zz_template_7f3a9c.wagtailcore_site USING btree (hostname);
CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON zz_template_7f3a9c.wagtailcore_site USING btree (root_page_id);
CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON zz_template_7f3a9c.wagtailcore_task USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON zz_template_7f3a9c.wagtailcore_taskstate USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON zz_template_7f3a9c.wagtailcore_taskstate USING btree (finished_by_id);
CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON zz_template_7f3a9c.wagtailcore_taskstate USING btree (revision_id);
CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON zz_template_7f3a9c.wagtailcore_taskstate USING btree (task_id);
CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON zz_template_7f3a9c.wagtailcore_taskstate USING btree (workflow_state_id);
CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON zz_template_7f3a9c.wagtailcore_uploadedfile USING btree (for_content_type_id);
CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON zz_template_7f3a9c.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);
CREATE INDEX wagtailcore_uuid_06a44d_idx ON zz_template_7f3a9c.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_uuid_d6363b_idx ON zz_template_7f3a9c.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON zz_template_7f3a9c.wagtailcore_workflowcontenttype USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON zz_template_7f3a9c.wagtailcore_workflowpage USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON zz_template_7f3a9c.wagtailcore_workflowstate USING btree (base_content_type_id);
CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON zz_template_7f3a9c.wagtailcore_workflowstate USING btree (content_type_id);
CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON zz_template_7f3a9c.wagtailcore_workflowstate USING btree (requested_by_id);
CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON zz_template_7f3a9c.wagtailcore_workflowstate USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON zz_template_7f3a9c.wagtailcore_workflowtask USING btree (task_id);
CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON zz_template_7f3a9c.wagtailcore_workflowtask USING btree (workflow_id);
CREATE INDEX wagtaildocs_document_collection_id_23881625 ON zz_template_7f3a9c.wagtaildocs_document USING btree (collection_id);
CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON zz_template_7f3a9c.wagtaildocs_document USING btree (uploaded_by_user_id);
CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON zz_template_7f3a9c.wagtailembeds_embed USING btree (cache_until);
CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON zz_template_7f3a9c.wagtailimages_image USING btree (collection_id);
CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON zz_template_7f3a9c.wagtailimages_image USING btree (created_at);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON zz_template_7f3a9c.wagtailimages_image USING btree (file_hash);
CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON zz_template_7f3a9c.wagtailimages_image USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON zz_template_7f3a9c.wagtailimages_rendition USING btree (filter_spec);
CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON zz_template_7f3a9c.wagtailimages_rendition USING btree (image_id);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON zz_template_7f3a9c.wagtailredirects_redirect USING btree (old_path);
CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON zz_template_7f3a9c.wagtailredirects_redirect USING btree (redirect_page_id);
CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON zz_template_7f3a9c.wagtailredirects_redirect USING btree (site_id);
CREATE INDEX wagtailsear_autocom_476c89_gin ON zz_template_7f3a9c.wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsear_body_90c85d_gin ON zz_template_7f3a9c.wagtailsearch_indexentry USING gin (body);
CREATE INDEX wagtailsear_title_9caae0_gin ON zz_template_7f3a9c.wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON zz_template_7f3a9c.wagtailsearch_indexentry USING btree (content_type_id);
CREATE INDEX workflowstate_base_ct_id_idx ON zz_template_7f3a9c.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);
CREATE INDEX workflowstate_ct_id_idx ON zz_template_7f3a9c.wagtailcore_workflowstate USING btree (content_type_id, object_id);
ALTER TABLE ONLY zz_template_7f3a9c.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES zz_template_7f3a9c.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES zz_template_7f3a9c.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES zz_template_7f3a9c.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES zz_template_7f3a9c.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_accounts_user_id FOREIGN KEY (locked_by_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES zz_template_7f3a9c.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.cms_homepage
    ADD CONSTRAINT cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES zz_template_7f3a9c.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES zz_template_7f3a9c.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES zz_template_7f3a9c.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES zz_template_7f3a9c.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES zz_template_7f3a9c.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES zz_template_7f3a9c.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES zz_template_7f3a9c.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES zz_template_7f3a9c.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES zz_template_7f3a9c.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES zz_template_7f3a9c.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY zz_template_7f3a9c.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES zz_template_7f3a9c.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
