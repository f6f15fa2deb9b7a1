"""
Templates written to hang, to swell or to look where they shouldn't (threats.md, T-LIQ).

`PAYLOADS` holds the source of each; `main` renders them, each in a process of its own that is
killed after a second of work or at 64 MB more than it started with, and writes what came of it.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path

KILLED_AFTER_SECONDS = 1.0
MEMORY_BYTES = 64 * 1024 * 1024


def doubled(start: str, times: int, *, name: str = "s") -> str:
    return f'{{% assign {name} = "{start}" %}}' + (
        f"{{% assign {name} = {name} | append: {name} %}}" * times
    )


def list_of_long_texts(times: int) -> str:
    return (
        doubled("0123456789", 13)
        + '{% assign l = s | split: "," %}'
        + "{% assign l = l | concat: l %}" * times
    )


def many_texts(filters: str) -> str:
    return (
        doubled("abcdefghij,", 12)
        + '{% assign n = s | split: "," %}'
        + f"{{% assign z = n | {filters} %}}"
    )


PROPERTY_FILTERS = (
    "compact",
    "find",
    "find_index",
    "has",
    "map",
    "reject",
    "sort",
    "sort_natural",
    "sum",
    "uniq",
    "where",
)

RECURSING = "{% include 'page' %}"

SWELLING = {
    "a_range_joined": "{{ (1..1000000000) | join }}",
    "a_range_sorted": "{{ (1..30000000) | sort }}",
    "a_range_reversed": "{{ (1..1000000000) | reverse | first }}",
    "a_range_mapped": "{{ (1..1000000000) | map: 'a' }}",
    "a_range_summed": "{{ (1..1000000000) | sum }}",
    "a_range_searched": '{% if (1..999999999) contains "x" %}y{% endif %}',
    "a_range_assigned": "{% assign r = (1..999999999) %}{{ r.size }}",
    "a_range_of_digits": '{% for i in (1.."99999999999999999999") %}a{% endfor %}',
    "a_range_below_nought": "{% for i in (-999999999..999999999) %}a{% endfor %}",
    "text_appended": doubled("0123456789", 40),
    "text_prepended": "{% assign s = 'ab' %}" + "{% assign s = s | prepend: s %}" * 40,
    "text_captured": "{% capture a %}xy{% endcapture %}"
    + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * 40,
    "text_replaced": "{% assign s = 'aaaaaaaaaa' %}"
    + "{% assign s = s | replace: 'a', 'aaaaaaaaaa' %}" * 9,
    "text_replaced_everywhere": "{% assign s = 'aaaaaaaaaa' %}"
    + "{% assign s = s | replace: '', 'aaaaaaaaaa' %}" * 9,
    "text_split_and_joined": "{% assign s = 'aaaaaaaaaa' %}"
    + "{% assign s = s | split: '' | join: 'aaaaaaaaaa' %}" * 9,
    "text_escaped_again": doubled("&&&&&&&&&&", 13)
    + "{% assign s = s | url_encode %}" * 8,
    "text_encoded_again": doubled("0123456789", 13)
    + "{% assign s = s | base64_encode %}" * 20,
    "breaks_for_lines": doubled("a", 16) + "{% assign s = s | newline_to_br %}{{ s }}",
    "a_list_doubled": "{% assign l = 'a,b' | split: ',' %}"
    + "{% assign l = l | concat: l %}" * 40,
    "a_list_of_long_texts_joined": list_of_long_texts(12) + "{{ l | join: '' | size }}",
    "a_list_of_long_texts_printed": list_of_long_texts(12) + "{{ l }}",
    "a_list_of_long_texts_as_text": list_of_long_texts(12) + "{{ l | upcase | size }}",
    "a_list_joined_by_much": doubled("x", 15) + "{{ (1..5000) | join: s | size }}",
    "a_list_joined_by_much_by_name": doubled("x", 15)
    + "{{ (1..5000) | join: separator: s | size }}",
    "output_in_a_loop": doubled("0123456789", 13)
    + "{% for i in (1..5000) %}{{ s }}{% endfor %}",
    "names_in_a_loop": doubled("0123456789", 10)
    + "".join(f"{{% assign n{i} = s | append: '{i}' %}}" for i in range(100)),
}

COUNTING = {
    "numbers_multiplied": "{% assign n = 999999999 %}"
    + "{% assign n = n | times: n %}" * 60,
    "a_number_multiplied_1200_times": "{% assign n = 9 %}"
    + "{% assign n = n | times: 9 %}" * 1200,
    "rounding_to_minus_a_billion": "{{ 5 | round: -1000000000 }}",
    "rounding_to_a_billion": "{{ 5.5 | round: 1000000000 }}",
    "a_power_as_text_added": "{{ '1e999999999' | plus: 1 }}",
    "a_power_as_text_floored": "{{ '1e99999999' | floor }}",
    "a_power_as_text_divided": "{{ '1e99999999' | divided_by: 3 }}",
    "a_power_as_text_remaindered": "{{ '1e99999999' | modulo: 3 }}",
    "a_power_as_an_end": "{% assign x = '1e99999999' | plus: 0 %}"
    "{% for i in (1..x) %}a{% endfor %}",
    "a_power_as_a_limit": "{% assign x = '1e99999999' | plus: 0 %}"
    "{% for i in (1..10) limit: x %}a{% endfor %}",
    "powers_summed": "{{ '1e99999999,2' | split: ',' | sum }}",
    "divided_by_nought": "{{ 1 | divided_by: 0 }}{{ 1 | modulo: 0 }}",
    "not_a_number": "{{ 'nan' | plus: 1 }}{{ 'inf' | ceil }}",
    "thousands_of_digits": "{{ " + "9" * 7_900 + " }}",
    "digits_as_text": "{{ '" + "9" * 7_900 + "' | plus: 1 }}",
    "money_without_end": "{{ '1e99' | plus: 0 | money: 'GBP' }}",
    "money_of_no_currency": "{{ 10 | money: 'nowhere' }}{{ 10 | money }}",
}

LOOPING = {
    "loops_in_loops": "{% for a in (1..5000) %}" * 5 + "x" + "{% endfor %}" * 5,
    "an_empty_loop": "{% for a in (1..999999999) %}{% endfor %}",
    "empty_loops_in_loops": "{% for a in (1..70) %}" * 4 + "{% endfor %}" * 4,
    "loop_after_loop": "{% for a in (1..5000) %}{% endfor %}" * 900,
    "tables_in_tables": "{% tablerow a in (1..5000) cols: 1 %}" * 3
    + "x"
    + "{% endtablerow %}" * 3,
    "a_table_of_no_columns": "{% tablerow a in (1..10) cols: 0 %}x{% endtablerow %}",
    "cycling": "{% for i in (1..5000) %}{% cycle 'a', 'b', 'c' %}{% endfor %}" * 50,
    "counting_up": "{% for i in (1..5000) %}{% increment a %}{% endfor %}" * 50,
    "searching_in_a_loop": "{% for i in (1..5000) %}"
    "{% if (1..5000) contains 'zz' %}{% endif %}{% endfor %}",
    "sorting_in_a_loop": "{% assign l = (1..5000) | reverse %}"
    "{% for i in (1..5000) %}{% assign m = l | sort_natural %}{% endfor %}",
    "uniq_of_many": "{% for i in (1..500) %}{{ (1..5000) | uniq | size }}{% endfor %}",
    **{
        f"a_list_as_a_property_of_{name}": many_texts(f"{name}: n")
        for name in PROPERTY_FILTERS
    },
    "a_list_as_a_property_by_name": many_texts("map: key: n"),
    "a_filter_after_a_filter": "{{ (1..5000) " + "| reverse " * 700 + "| size }}",
    "a_long_path": "{{ a" + ".a" * 3_900 + " }}",
    "including_itself": RECURSING,
    "including_itself_twice": RECURSING * 2,
    "rendering_itself_twice": "{% render 'page' %}{% render 'page' %}",
    "rendering_itself_for_each": "{% render 'page' for (1..5000) %}",
    "including_what_is_made": "{% assign n = 'pa' | append: 'ge' %}{% include n %}",
    "including_in_a_loop": "{% for i in (1..5000) %}{% include 'other' %}{% endfor %}",
    "breaking_out_of_nothing": "{% break %}",
    "going_on_with_nothing": "{% continue %}",
}

BACKTRACKING = {
    "tags_opened": doubled("<a><b>", 14) + "{{ s | strip_html | size }}",
    "brackets_opened": doubled("<", 17) + "{{ s | strip_html | size }}",
    "comments_opened": doubled("<!--", 15) + "{{ s | strip_html | size }}",
    "scripts_opened": doubled("<script>", 14) + "{{ s | strip_html | size }}",
    "entities": doubled("&amp;&#x;&", 14) + "{{ s | escape_once | size }}",
    "blanks": doubled("  a ", 15) + "{{ s | squish | size }}",
    "line_ends": doubled(" \\n\\r", 15) + "{{ s | strip_newlines | size }}",
    "many_words": doubled("a ", 16) + "{{ s | truncatewords: 99999999 | size }}",
    "a_far_needle": doubled("a", 16)
    + "{% assign n = s | slice: 0, 30000 | append: 'b' %}{{ s | split: n | size }}",
    "a_date_of_many_words": doubled("1 ", 16) + "{{ s | date: '%Y' }}",
    "a_date_with_a_width": "{{ 'now' | date: '%_999999999d' }}",
    "a_date_with_a_plain_width": "{{ 'now' | date: '%999999999d' }}",
    "a_long_date_format": doubled("%A", 14) + "{{ 'now' | date: s }}",
    "a_date_far_off": "{{ 99999999999999 | date: '%Y' }}",
    "a_date_long_gone": "{{ '-99999999999999999' | date: '%Y' }}",
    "a_format_cut_short": "{{ 'now' | date: '%' }}",
}

PARSING = {
    "outputs_opened": "{{" * 19_000,
    "an_output_of_blanks": "{{" + " " * 39_000,
    "an_output_of_closed_blanks": "{{" + " " * 7_900 + "}}",
    "an_output_with_a_gap": "{{ a" + " " * 7_900 + "| upcase }}",
    "outputs_of_blanks": ("{{" + " " * 95) * 380,
    "outputs_closed_late": ("{{" + " " * 95) * 380 + "}}",
    "tags_with_gaps": ("{% else" + " " * 95 + "%}") * 370,
    "tags_opened_and_not_closed": "{%" * 19_000,
    "raws_opened": "{% raw %}" * 4_400,
    "docs_opened": "{% doc %}" * 4_400,
    "raws_and_blanks": ("{% raw %}{%" + " " * 90) * 380,
    "comments_nested": "{% comment %}" * 3_000,
    "ifs_nested": "{% if a %}" * 1_800 + "{% endif %}" * 1_800,
    "brackets_nested": "{{ a" + "[a" * 1_300 + "]" * 1_300 + " }}",
    "conditions_chained": "{% if a " + "and a " * 1_300 + "%}{% endif %}",
    "comparisons_chained": "{% if " + "a == " * 1_300 + "a %}{% endif %}",
    "cases": "{% case a %}" + "{% when 1 %}" * 3_200 + "{% endcase %}",
    "elsifs": "{% if a %}" + "{% elsif a %}" * 3_000 + "{% endif %}",
    "many_outputs": "{{ a }}" * 5_700,
    "many_arguments": "{% cycle " + "a," * 3_900 + "a %}",
    "long_marks": "{{ a" + ".a" * 19_000 + " }}",
    "quotes": "{{ " + "'" * 7_001 + " }}",
    "one_liner_of_lines": "{% liquid\n" + "assign a = 1\n" * 600 + "%}",
    "liquid_in_liquid": "{% liquid " + "liquid " * 1_100 + "%}",
    "too_long": "x" * 40_001,
    "bytes_that_are_no_words": "{{ a\x00b }}{% \ud7ff %}",
}

PAYLOADS = SWELLING | COUNTING | LOOPING | BACKTRACKING | PARSING


def _try(source: str) -> dict[str, str]:
    from themes.engine import environment as engine
    from themes.engine.guards import deadline

    try:
        with deadline(250):
            env = engine.environment({"page": source, "other": "x"})
            engine.render(env, "page", {"site": {"name": "Ward 7"}})
    except engine.TemplateTrouble as trouble:
        return {"outcome": "trouble", "why": trouble.sentence}
    except BaseException as error:  # noqa: BLE001 - told apart from our own trouble
        return {"outcome": "other", "why": repr(error)}
    return {"outcome": "rendered", "why": ""}


def _in_a_child(source: str) -> dict[str, object]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        pages = Path("/proc/self/statm").read_text().split()[0]
        used = int(pages) * resource.getpagesize()
        limit = used + MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        # Its default is to end the process, inside whatever call it is.
        signal.setitimer(signal.ITIMER_PROF, KILLED_AFTER_SECONDS)
        os.write(writing, json.dumps(_try(source)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        words = said.read()
    _, _, used_by = os.wait4(child, 0)
    came_of_it = json.loads(words) if words else {"outcome": "killed", "why": ""}
    return {**came_of_it, "cpu_ms": round((used_by.ru_utime + used_by.ru_stime) * 1000)}


def main() -> None:
    from django.conf import settings

    settings.configure(STATIC_URL="/static/", USE_I18N=False, USE_TZ=True)
    # Imported before the first child, so that none of them is held to it.
    _try("{{ 1 | number }}")
    came = {name: _in_a_child(source) for name, source in PAYLOADS.items()}
    json.dump(came, sys.stdout)


if __name__ == "__main__":
    main()
