"""Newsletters as mail."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest

Reads = Callable[..., Any]


def message(html: str | None = None, text: str | None = "Chad taxed gum.", **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", '"Trade Desk" <desk@w.example>')
    mail["Subject"] = headers.pop("subject", "Duties — this week")
    mail["Date"] = "Tue, 03 Mar 2026 08:00:00 +0100"
    if text is not None:
        mail.set_content(text)
    if html is not None and text is not None:
        mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    return mail.as_bytes()


@pytest.mark.parametrize("name", ["week.eml", "week.txt", "-"])
def test_the_html_part_is_the_article(read: Reads, name: str) -> None:
    (source,) = read(message("<p>Norway taxed cod.</p>"), name).sources
    assert "Norway taxed cod." in source.text
    assert (source.uri, source.media_type, source.written_in) == (name, "message/rfc822", "text/html")
    said = source.metadata
    assert (said.title, said.site, said.published) == (
        "Duties — this week",
        "Trade Desk",
        "2026-03-03T08:00:00+01:00",
    )
    assert said.authors == ()


def test_the_text_part_where_there_is_no_other(read: Reads) -> None:
    (source,) = read(message(), "a.eml").sources
    assert (source.text.strip(), source.written_in) == ("Chad taxed gum.", "text/plain")


def test_attachments_are_left_out(read: Reads) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Duties"
    mail.set_content("Chad taxed gum.")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../etc/passwd")
    mail.add_attachment("Not this.", filename="a.txt")
    assert [text.strip() for text in read(mail.as_bytes(), "a.eml").texts] == ["Chad taxed gum."]


def test_charsets_of_parts(read: Reads) -> None:
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset="
    assert read(head + b"iso-8859-2\n\n" + "<p>Łódź</p>".encode("iso-8859-2"), "a.eml").texts == [
        "<p>Łódź</p>"
    ]
    assert read(head + b"iso-8859-2\n\n" + "<p>Łódź</p>".encode(), "a.eml").texts == ["<p>Łódź</p>"]
    assert read(head + b"no-such-thing\n\n<p>5%</p>", "a.eml").texts == ["<p>5%</p>"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Subject: x\nMIME-Version: 1.0\n\n", "nothing in its text"),
        (b"Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc", "no text and no HTML"),
        (b"\x00\x01\x02", "nothing in it"),
    ],
)
def test_mail_without_text(read: Reads, data: bytes, reason: str) -> None:
    (error,) = read(data, "a.eml").errors
    assert reason in error


def test_parts_nested_without_measure(read: Reads) -> None:
    deep = b"Subject: x\nMIME-Version: 1.0\n"
    for number in range(3_000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
    found = read(deep + b"\nChad taxed gum.\n", "a.eml")
    assert len(found.sources) + len(found.errors) == 1


@pytest.mark.parametrize("sender", ["<" * 5_000, '"' * 999, "a@b" * 2_000, "(((((", "=?utf-8?q?" * 500])
def test_hostile_headers(read: Reads, sender: str) -> None:
    data = f"From: {sender}\nSubject: {sender}\nDate: {sender}\nMIME-Version: 1.0\n\nChad taxed gum.\n"
    assert [text.strip() for text in read(data, "a.eml").texts] == ["Chad taxed gum."]


@pytest.mark.parametrize(
    "text",
    ["From: the ministry\nTo: all\n\nChad taxed gum.", "Subject: gum\n\nChad taxed it.", "Date: 4 May\nx"],
)
def test_text_that_begins_like_mail(read: Reads, text: str) -> None:
    assert read(text, "a.txt").sources[0].media_type == "text/plain"
