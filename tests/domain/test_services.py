"""Kinds from the panels' spellings, and what a ticket starts with on XPanel."""

import pytest

from tests.support.tickets import service
from xpanel_desktop.domain.service import Kind, kind_of, suggested_kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Default", Kind.DEFAULT),
        ("default ", Kind.DEFAULT),
        ("", Kind.DEFAULT),
        ("Package", Kind.PACKAGE),
        ("SEO", Kind.SEO),
        ("Custom Comments", Kind.CUSTOM_COMMENTS),
        ("Custom_comments", Kind.CUSTOM_COMMENTS),
        ("Custom Comments Package", Kind.CUSTOM_COMMENTS_PACKAGE),
        ("Mentions", Kind.MENTIONS),
        ("Mentions with Hashtags", Kind.MENTIONS_WITH_HASHTAGS),
        ("Mentions Custom List", Kind.MENTIONS_CUSTOM_LIST),
        ("Mentions Hashtag", Kind.MENTIONS_HASHTAG),
        ("Mentions User Followers", Kind.MENTIONS_USER_FOLLOWERS),
        ("Mentions Users Followers", Kind.MENTIONS_USER_FOLLOWERS),
        ("Mentions Media Likers", Kind.MENTIONS_MEDIA_LIKERS),
        ("Comment Likes", Kind.COMMENT_LIKES),
        ("Comment Replies", Kind.COMMENT_REPLIES),
        ("Poll", Kind.POLL),
        ("Spaces", Kind.SPACES),
        ("Invites from Groups", Kind.INVITES_FROM_GROUPS),
        ("Invites From Groups", Kind.INVITES_FROM_GROUPS),
        ("Subscriptions", Kind.SUBSCRIPTIONS),
        ("Web Traffic", Kind.WEB_TRAFFIC),
        ("unheard", Kind.UNHEARD),
        ("Live Stream", Kind.UNHEARD),
    ],
)
def test_a_type_is_matched_on_letters_and_digits(word: str, kind: Kind) -> None:
    assert kind_of(word) is kind
    assert service(type=word).kind is kind


@pytest.mark.parametrize(
    ("type_word", "name", "category", "xpanel", "kind"),
    [
        ("Default", "Twitter Anket Oyu", "Twitter", True, Kind.POLL_CHOICE),
        ("Default", "Oy", "TWİTTER OYLAMA", True, Kind.POLL_CHOICE),
        ("Default", "Twitter Poll", "X", False, Kind.DEFAULT),
        ("Default", "X Space", "X", True, Kind.SPACES),
        ("Default", "DİNLEYİCİ", "X", True, Kind.SPACES),
        ("Default", "Followers", "X", True, Kind.DEFAULT),
        ("Poll", "Oy", "X", True, Kind.POLL_CHOICE),
        ("Poll", "Oy", "X", False, Kind.POLL),
        ("Package", "Anket", "X", True, Kind.PACKAGE),
    ],
)
def test_name_and_category_tell_a_poll_or_a_space_on_xpanel(
    type_word: str, name: str, category: str, xpanel: bool, kind: Kind
) -> None:
    sold = service(type=type_word, name=name, category=category)
    assert suggested_kind(sold, xpanel=xpanel) is kind
