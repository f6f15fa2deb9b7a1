"""A theme takes no yes that nobody gave to the words that are kept with it."""

import pytest

from themes import join_form, trial
from themes.engine.environment import TemplateTrouble
from themes.join_form import trouble_with

WORDS = "Email me about Ward 7."
BOX = '<input type="checkbox" name="email_consent" value="1">'
NO = '<input type=CHECKBOX name="no_thanks" value="1">'


def form(inside, *, action="/_/join/"):
    return f'<p>Join</p><form method="post" action="{action}">{inside}</form>'


def trouble(html, *, is_opt_out=False, sentence=WORDS, **how):
    return trouble_with(html, sentence=sentence, is_opt_out=is_opt_out, **how)


class TestTroubleWith:
    @pytest.mark.parametrize(
        "inside",
        [
            f"<label>{BOX} Email me\n about Ward 7.</label>",
            f"<label>{BOX} Email <b>me</b> about&#32;Ward 7.</label>",
            f'<p style="color:red; opacity:0.5; font-size:10px">{BOX}{WORDS}</p>',
            f"<details open>{BOX}{WORDS}</details>",
            f"<p hidden>Thanks</p>{BOX}{WORDS}",
            f"<!-- {BOX} -->{BOX}{WORDS}",
            "<input name=email> <button>Join</button>",
        ],
    )
    def test_finds_nothing_wrong_with(self, inside):
        assert trouble(form(inside)) == ""

    def test_finds_nothing_wrong_with_a_form_that_is_shown_later_as_a_whole(self):
        assert trouble(f"<div hidden>{form(BOX + WORDS)}</div>") == ""

    @pytest.mark.parametrize(
        "box",
        [
            '<input type="hidden" name="email_consent" value="1">',
            '<input type="hidden" type="checkbox" name="email_consent" value="1">',
            '<input type="checkbox" name="email_consent" value="1" checked>',
            '<input name="email_consent" value="1">',
            '<input name="email" dirname="email_consent">',
            '<button name="email_consent" value="1">Join</button>',
            '<select name="email_consent"><option>1</option></select>',
            f'{BOX}<input type="hidden" name="email_consent" value="1">',
            f'{BOX}<!--><input type="hidden" name="email_consent" value="1"><!-->',
            f'{BOX}<noscript><input name="email_consent" value="1"></noscript>',
            '<input type="checkbox" name="email_consent" hidden>',
            '<input type="checkbox" name="email_consent" style="display: none">',
            f"<p hidden>{BOX}</p>",
            f"<div hidden/>{BOX}",
            f"<p><b hidden></p>{BOX}</b>",
            f'<p style="opacity:0">{BOX}</p>',
            f"<details>{BOX}</details>",
            f"<fieldset disabled>{BOX}</fieldset>",
        ],
    )
    def test_refuses_a_yes_that_is_no_empty_box_one_can_see(self, box):
        assert trouble(form(f"{WORDS} {box}")) == join_form.NO_EMPTY_BOX

    @pytest.mark.parametrize(
        "elsewhere",
        [
            '<input type="hidden" form="join" name="email_consent" value="1">',
            '<input type="hidden" name="email_consent" value="1">',
        ],
    )
    def test_refuses_a_yes_that_stands_outside_the_form(self, elsewhere):
        assert trouble(form(BOX + WORDS) + elsewhere) == join_form.NO_EMPTY_BOX

    def test_lets_a_box_be_full_where_they_ticked_it_before(self):
        ticked = form(f"{WORDS} {BOX.replace('>', ' checked>')}")

        assert trouble(ticked, is_given=True) == ""
        assert trouble(ticked) == join_form.NO_EMPTY_BOX

    @pytest.mark.parametrize(
        "words",
        [
            "Win a prize",
            f"<!-- {WORDS} -->",
            f'<i title="{WORDS}"></i>',
            f"<style>{WORDS}</style>",
            f"<script>'{WORDS}'</script>",
            f"<template>{WORDS}</template>",
            f"<noscript>{WORDS}</noscript>",
            f"<textarea>{WORDS}</textarea>",
            f"<i hidden>{WORDS}</i>",
            f'<i hidden="until-found"><b>{WORDS}</b></i>',
            f'<i style="display:none">{WORDS}</i>',
            f'<i style="Display : None !important">{WORDS}</i>',
            f'<i style="display/**/:none">{WORDS}</i>',
            f'<i style="d\\69splay:none">{WORDS}</i>',
            f'<i style="color:red;visibility:hidden">{WORDS}</i>',
            f'<i style="opacity:0">{WORDS}</i>',
            f'<i style="opacity: .0;">{WORDS}</i>',
            f'<i style="font-size:0px">{WORDS}</i>',
            f"<b hidden><i>{WORDS}</i></b>",
        ],
    )
    @pytest.mark.parametrize("is_opt_out", [True, False])
    def test_refuses_a_question_whose_words_nobody_reads(self, words, is_opt_out):
        html = form(f"{words} {NO if is_opt_out else BOX}")

        assert trouble(html, is_opt_out=is_opt_out) == join_form.NO_WORDS

    def test_refuses_words_that_stand_outside_the_form(self):
        assert trouble(f"{WORDS}{form(BOX)}{WORDS}") == join_form.NO_WORDS

    def test_refuses_words_hidden_with_a_form_whose_fields_stand_elsewhere(self):
        html = f'<div hidden>{form(BOX + WORDS)}</div><button form="join">Go</button>'

        assert trouble(html) == join_form.NO_WORDS

    def test_looks_at_each_form(self):
        assert trouble(form(BOX + WORDS) + form(BOX)) == join_form.NO_WORDS

    @pytest.mark.parametrize(
        "no",
        [
            "",
            '<input type="hidden" name="no_thanks">',
            '<input type="checkbox" name="no_thanks" value="">',
            '<input type="checkbox" name="no_thanks" value="1" disabled>',
            f"<span hidden>{NO}</span>",
        ],
    )
    def test_refuses_a_soft_opt_in_without_a_way_out(self, no):
        html = form(f"{WORDS} {no}")

        assert trouble(html, is_opt_out=True) == join_form.NO_WAY_OUT
        assert trouble(form(f"{WORDS} {NO}"), is_opt_out=True) == ""

    def test_leaves_other_forms_alone(self):
        assert trouble(form(BOX, action="/search/")) == ""
        assert trouble(form(BOX, action="https://party.example/join")) == ""

    @pytest.mark.parametrize(
        "action",
        [
            "/_/join/?x=1#y",
            " /_/join ",
            "/_/./x/../join/",
            "&#47;_/jo&#105;n/",
            "/%5F/join/",
            "\\_\\join\\",
            "//ward7.example/_/join/",
            "https://ward7.example/_/join/",
            "_/join/",
            "../_/join/",
        ],
    )
    def test_knows_the_form_however_its_address_is_written(self, action):
        assert trouble(form(BOX, action=action)) == join_form.NO_WORDS

    def test_knows_the_form_by_what_its_button_or_the_base_say(self):
        button = '<button formaction="/_/join/">Join</button>'
        far = f'<form id="f" action="/x/">{BOX}</form><button form="f" formaction="/_/join/">'
        base = f'<base href="/_/join/x/">{form(BOX, action="..")}'

        assert trouble(form(BOX + button, action="/x/")) == join_form.NO_WORDS
        assert trouble(far) == join_form.NO_WORDS
        assert trouble(base) == join_form.NO_WORDS

    def test_knows_one_without_an_address_where_the_page_answers_one(self):
        bare = form(BOX, action="")

        assert trouble(bare, answers_join=True) == join_form.NO_WORDS
        assert trouble(bare) == ""

    def test_knows_one_that_is_begun_within_another(self):
        html = f'<form action="/_/join/">{WORDS}<form action="/x/"><input name="email_consent">'

        assert trouble(html) == join_form.NO_EMPTY_BOX

    def test_refuses_one_on_a_page_that_is_given_no_words(self):
        assert trouble(form(BOX + WORDS), sentence="") == join_form.NOT_HERE

    def test_refuses_a_form_within_an_attribute(self):
        html = f"<iframe srcdoc='&lt;form action=/_/join/&gt;{WORDS}'></iframe>"

        assert trouble(html) == join_form.IN_A_FRAME


class TestRequireHonest:
    def test_gives_up_on_a_page_that_takes_too_long_to_read(self):
        html = '<form action="/x/">' + "<b hidden>" * 1000

        with pytest.raises(TemplateTrouble) as refused:
            join_form.require_honest(html, path="thanks", form=None, deadline_ms=0)

        assert refused.value.sentence == "thanks: it took too long."


class TestTryTheme:
    def test_refuses_a_theme_that_takes_a_yes_nobody_gave(self):
        page = form('<input type="hidden" name="email_consent" value="1">')

        with pytest.raises(trial.TrialFailed) as refused:
            trial.try_theme({"pages_show_home": page})

        assert refused.value.sentence == f"pages_show_home: {join_form.NO_EMPTY_BOX}."

    def test_refuses_one_that_leaves_the_way_out_out(self):
        words = "{{ form.consent_sentence }}"
        box = f"{{% unless form.consent_is_opt_out %}}{BOX}{{% endunless %}}"

        with pytest.raises(trial.TrialFailed) as refused:
            trial.try_theme({"pages_show_home": form(f"{words} {box}")})

        assert refused.value.sentence == f"pages_show_home: {join_form.NO_WAY_OUT}."

    def test_refuses_a_form_to_join_on_a_page_that_is_given_no_words(self):
        words = "{{ form.consent_sentence }}"

        with pytest.raises(trial.TrialFailed) as refused:
            trial.try_theme({"thanks": form(words + BOX.replace("email_consent", "x"))})

        assert refused.value.sentence == f"thanks: {join_form.NOT_HERE}."
