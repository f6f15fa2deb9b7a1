import pytest
from django.conf import settings
from django.test import Client


class TestCeiling:
    @pytest.mark.parametrize(
        "host", [settings.PLATFORM_DOMAIN, f"springfield.{settings.SITES_DOMAIN}"]
    )
    def test_refuses_what_says_it_is_too_large_unread(self, nation, host):
        class Unread:
            def read(self, *args):
                raise AssertionError("a byte of it was read")

            readline = read

        answer = Client(headers={"host": host}).generic(
            "POST",
            "/_/join/",
            CONTENT_LENGTH=str(settings.REQUEST_MOST_BYTES + 1),
            **{"wsgi.input": Unread()},
        )

        assert answer.status_code == 413
        assert (
            answer.content == b"This is more than 60 MB, the most that can be sent.\n"
        )

    def test_lets_the_largest_list_of_people_through(self):
        from nations.imports.actions import BIGGEST_FILE

        assert settings.REQUEST_MOST_BYTES > BIGGEST_FILE
        assert settings.REQUEST_MOST_BYTES > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE

    def test_takes_no_other_digits_for_a_number(self, nation):
        answer = Client(headers={"host": settings.PLATFORM_DOMAIN}).generic(
            "GET", "/", CONTENT_LENGTH="²"
        )

        assert answer.status_code == 200
