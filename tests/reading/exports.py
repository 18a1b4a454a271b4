"""Articles of our own in the layouts in which archives hand them out, with what a reader must get back."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass
from datetime import date, timedelta

PAPERS = [
    "The Daily Harbour",
    "Lagos Morning Post (Nigeria)",
    "Sabah Courier",
    "The Andean Times",
    "Nord-Kurier English Service",
    "Ilocos Mail, Manila",
]
PEOPLE = ["Ann Oduya", "Li Wenhao", "Marta Sørensen", "J. K. Rahman", "Piet van der Merwe", "Zainab O'Hara"]
PLACES = ["LAGOS", "CEBU CITY", "LIMA", "KIEL", "KOTA KINABALU", "ADDIS ABABA"]
GROUPS = ["dockers", "nurses", "maize farmers", "tenants", "bus drivers", "students"]


@dataclass(frozen=True)
class Told:
    """An article and its metadata."""

    title: str
    publisher: str
    published: str
    author: str | None
    section: str | None
    body: str
    number: int

    @property
    def day(self) -> date:
        return date.fromisoformat(self.published)


def articles(count: int) -> list[Told]:
    """So many articles, no two alike; bodies hold lines that look like the archive's own."""
    return [_article(n) for n in range(1, count + 1)]


def _article(n: int) -> Told:
    who, place = GROUPS[n % 6], PLACES[n % 5]
    day = date(1998, 3, 1) + timedelta(days=31 * n)
    body = [
        f"{place}: About {n * 10} {who} marched to the ministry on {day:%A} in a dispute over pay, their union said.",
        f'"We will stay until the {who} are heard," said the speaker, and the crowd answered: "To the end of the road."',
    ]
    if n % 4 == 0:
        body.append("Section: that was the word painted on the largest of the banners, and nobody could say what it meant.")
    if n % 5 == 0:
        body.append("Copyright of the song they sang is held by a retired teacher, who walked in front.")
    if n % 7 == 0:
        body.append("Document 12 of the court file was read aloud at the gate.\n\nLocation: the north gate. People came all the same.")
    body.append(f"Police counted {n * 7} people and reported no arrests.")
    title = f"{who.capitalize()} march in {place.title()}, day {n}" + (": a second line of headline follows" if n % 3 == 0 else "")
    return Told(
        title, PAPERS[n % 6], day.isoformat(), PEOPLE[n % 6] if n % 4 else None, "NEWS; Pg. 4" if n % 5 else None, "\n\n".join(body), n
    )


def nexis_lines(told: list[Told]) -> list[str]:
    """Nexis Uni: a cover page, a list of documents, then each article from its title to "End of Document"."""
    lines = [
        "User Name: A. Reader",
        "Date and Time: Monday, May 6, 2024 10:12 AM CEST",
        "Job Number: 223344556",
        "",
        f"Documents ({len(told)})",
        "",
    ]
    for each in told:
        lines += [f"{each.number}. {each.title}", "Client/Matter: -None-", "Search Terms: protest OR march", "Search Type: NOT_BOOLEAN", ""]
    for each in told:
        lines += ["Page 1 of 2", each.title, each.publisher, f"{each.day:%B} {each.day.day}, {each.day:%Y %A}", "", "", ""]
        lines += [f"Copyright {each.day.year} {each.publisher} All Rights Reserved", ""]
        lines += [f"Section: {each.section}"] if each.section else []
        lines += [f"Length: {len(each.body.split())} words"]
        lines += [f"Byline: By {each.author}"] if each.author else []
        lines += ["Highlight: Pay dispute enters a new week.", "Body", "", *each.body.split("\n"), "", "", "Classification", "", ""]
        lines += [
            "Language: ENGLISH",
            "",
            "Publication-Type: Newspaper",
            "",
            "Subject: STRIKES (90%); UNIONS (78%)",
            "",
            "Geographic: NIGERIA (58%)",
            "",
            "",
            "",
        ]
        lines += [f"Load-Date: {each.day + timedelta(days=1):%B %d, %Y}", "", "", "End of Document", "", ""]
    return lines


def lexis_text(told: list[Told]) -> str:
    """LexisNexis Academic as text: centered heads, labels in capitals."""
    out = []
    for each in told:
        out += ["\n\n" + f"{each.number} of {len(told)} DOCUMENTS".center(80), "\n\n" + each.publisher.center(80)]
        out += ["\n" + f"{each.day:%B} {each.day.day}, {each.day:%Y, %A}".center(80), "\n" + each.title.replace(": ", ":\n"), ""]
        out += [f"BYLINE: {each.author}\n"] if each.author else []
        out += [f"SECTION: {each.section}\n"] if each.section else []
        out += [f"LENGTH: {len(each.body.split())} words\n", f"BODY:\n{each.body}\n"]
        out += [f"LOAD-DATE: {each.day + timedelta(days=2):%B %d, %Y}\n", "LANGUAGE: ENGLISH\n", "PUBLICATION-TYPE: Newspaper\n"]
        out += [f"Copyright {each.day.year} {each.publisher}".center(80), "All Rights Reserved".center(80)]
    return "\n".join(out)


def accession(each: Told) -> str:
    return f"HARB0000{each.day:%Y%m%d}e{each.number:06d}"


def factiva_lines(told: list[Told]) -> list[str]:
    """Factiva, full article: lines without labels."""
    lines = []
    for each in told:
        lines += [each.section] if each.section else []
        lines += [each.title] + ([f"By {each.author}"] if each.author else [])
        lines += [f"{len(each.body.split()):,} words", f"{each.day.day} {each.day:%B %Y}"] + (["04:30 GMT"] if each.number % 2 else [])
        lines += [each.publisher, "HARBEN", "4", "English", f"© {each.day.year}. {each.publisher}. All rights reserved.", ""]
        lines += [
            *each.body.split("\n"),
            "",
            f"Document {accession(each)}",
            "",
            "Page 3 of 9 © 2024 Factiva, Inc. All rights reserved.",
            "",
        ]
    return [*lines, "Search Summary", "Text", "protest", "Results Found", str(len(told))]


def factiva_labelled(told: list[Told]) -> str:
    """Factiva with its two-letter labels."""
    out = []
    for each in told:
        first, _, rest = each.body.partition("\n\n")
        out += [f"SE  {each.section}"] if each.section else []
        out += [f"HD  {each.title}"] + ([f"BY  By {each.author}"] if each.author else [])
        out += [
            f"WC  {len(each.body.split())} words",
            f"PD  {each.day.day} {each.day:%B %Y}",
            f"SN  {each.publisher}",
            "SC  HARBEN",
            "LA  English",
        ]
        out += [
            f"CY  © {each.day.year}. {each.publisher}.",
            "",
            "LP",
            "",
            first,
            "",
            "TD",
            "",
            rest,
            "",
            "NS",
            "gcat : Political/General News",
            "",
            "AN",
            f"Document {accession(each)}",
            "",
            "",
        ]
    return "\n".join(out)


def proquest_lines(told: list[Told]) -> list[str]:
    """ProQuest: labels before and behind the full text."""
    lines = ["Report Information from ProQuest", "January 05 2020 10:12", "_" * 60, "Table of contents", ""]
    lines += [f"{each.number}. {each.title}" for each in told]
    for each in told:
        lines += ["_" * 60, "", f"Document {each.number} of {len(told)}", "", each.title, ""]
        lines += [f"Author: {each.author}", ""] if each.author else []
        lines += [
            f"Publication info: {each.publisher} ; Lagos [Lagos]. {each.day:%d %b %Y}: 4.",
            "",
            "ProQuest document link",
            "",
            "Abstract: None available.",
            "",
        ]
        lines += [
            "Full text: " + each.body.split("\n")[0],
            *each.body.split("\n")[1:],
            "",
            "Subject: Strikes; Labor unions;",
            "",
            "Location: Nigeria",
            "",
        ]
        lines += [
            f"Title: {each.title}",
            "",
            f"Publication title: {each.publisher}",
            "",
            "Pages: 4",
            "",
            f"Publication year: {each.day.year}",
            "",
        ]
        lines += [
            f"Publication date: {each.day:%b} {each.day.day}, {each.day.year}",
            "",
            f"Section: {each.section or 'News'}",
            "",
            "Source type: Newspapers",
            "",
            "Language of publication: English",
            "",
        ]
        lines += [
            f"ProQuest document ID: {2880000000 + each.number}",
            "",
            f"Document URL: https://archive.example/docview/{2880000000 + each.number}",
            "",
            "Last updated: 2019-11-23",
            "",
            "Database: World News",
            "",
        ]
    return [*lines, "_" * 60, "", "Contact ProQuest", "Copyright © 2020 ProQuest LLC. All rights reserved."]


def as_docx(lines: list[str]) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def as_rtf(lines: list[str]) -> bytes:
    def code(line: str) -> str:
        escaped = line.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in escaped)

    link = r'{\field{\*\fldinst{HYPERLINK "https://archive.example/doc" }}{\fldrslt '
    body = "\\par\n".join(link + code(line) + "}}" if line.startswith(("Dockers", "Nurses")) else code(line) for line in lines)
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}}\f0\fs24 " + body + "}").encode("ascii")


def as_html(lines: list[str]) -> bytes:
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<!DOCTYPE html><html><head><title>Export</title><style>p {{margin: 0}}</style></head><body>{body}</body></html>".encode()
