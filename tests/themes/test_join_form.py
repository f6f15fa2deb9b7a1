"""A theme takes no yes that nobody gave to the words that are kept with it."""

import pytest

from themes import join_form, trial
from themes.join_form import trouble_with

WORDS = "Email me about Ward 7."
BOX = '<input type="checkbox" name="email_consent" value="1">'
NO = '<input type=CHECKBOX name="no_thanks" value="1">'


def form(inside, *, action="/_/join/"):
    return f'<p>Join</p><form method="post" action="{action}">{inside}</form>'


def trouble(html, *, is_opt_out=False):
    return trouble_with(html, action="/_/join/", sentence=WORDS, is_opt_out=is_opt_out)


class TestTroubleWith:
    @pytest.mark.parametrize(
        "inside",
        [
            f"<label>{BOX} Email me\n about Ward 7.</label>",
            "<input name=email> <button>Join</button>",
        ],
        ids=["an empty box beside the words", "no question at all"],
    )
    def test_finds_nothing_wrong_with(self, inside):
        assert trouble(form(inside)) == ""

    @pytest.mark.parametrize(
        "box",
        [
            '<input type="hidden" name="email_consent" value="1">',
            '<input type="checkbox" name="email_consent" value="1" checked>',
            '<input name="email_consent" value="1">',
            '<button name="email_consent" value="1">Join</button>',
            '<select name="email_consent"><option>1</option></select>',
            f'{BOX}<input type="hidden" name="email_consent" value="1">',
        ],
    )
    def test_refuses_a_yes_that_is_no_empty_box(self, box):
        assert trouble(form(f"{WORDS} {box}")) == join_form.NO_EMPTY_BOX

    @pytest.mark.parametrize(
        "words",
        [
            "Win a prize",
            f"<!-- {WORDS} -->",
            f'<i title="{WORDS}"></i>',
            f"<style>{WORDS}</style>",
            f"<script>'{WORDS}'</script>",
        ],
    )
    @pytest.mark.parametrize("is_opt_out", [True, False])
    def test_refuses_a_question_without_its_words(self, words, is_opt_out):
        html = form(f"{words} {NO if is_opt_out else BOX}")

        assert trouble(html, is_opt_out=is_opt_out) == join_form.NO_WORDS

    @pytest.mark.parametrize("no", ["", '<input type="hidden" name="no_thanks">'])
    def test_refuses_a_soft_opt_in_without_a_way_out(self, no):
        html = form(f"{WORDS} {no}")

        assert trouble(html, is_opt_out=True) == join_form.NO_WAY_OUT
        assert trouble(form(f"{WORDS} {NO}"), is_opt_out=True) == ""

    def test_leaves_other_forms_alone(self):
        assert trouble(form(BOX, action="/search/")) == ""


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
