"""Actors of an event and their roles, from marks that are given. Texts are written for these tests."""

from __future__ import annotations

from dateline.coding.grouping import happenings
from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.who import actors_of, name_each_other, pair_of
from dateline.knowledge.actors import Register
from dateline.language.analysis import Mark
from dateline.model import Actor, Report
from tests.coding.marked import analysis


def actors(marked: str, home: str | None = None) -> tuple[Actor, ...]:
    read = analysis(marked)
    (happening,) = happenings(read)
    return actors_of(read, happening, Names.of(read, Register.load()), home=home)


def by_role(marked: str, role: str) -> list[str]:
    return [a.name for a in actors(marked) if a.role == role]


RALLY = '<trg mode="demo" status="occurred">rally</trg>'


def test_leaders_of_a_list_of_bodies_are_the_bodies() -> None:
    found = by_role(
        "<par>Leaders of the Green Justice Party (GJP), Free Workers' League, Coast Forum (CF) and Village Council of Elders</par> joined the "
        f"{RALLY} in Suva.",
        "participant",
    )
    assert len(found) == 4
    assert "Green Justice Party" in found


def test_kinds_of_people_named_in_one_breath_are_one_participant_but_a_list_of_groups_is_parted() -> None:
    assert by_role(f"Some <par>welders and fitters</par> held a {RALLY}.", "participant") == ["welders and fitters"]
    assert by_role(f"<par>Women and children</par> held a {RALLY}.", "participant") == ["Women and children"]
    listed = by_role(f"Some <par>church choirs, trade unionists and two football clubs</par> held a {RALLY}.", "participant")
    assert [name.split()[-1] for name in listed] == ["choirs", "unionists", "clubs"]


def test_bare_protesters_are_no_participant_but_what_they_are_is() -> None:
    assert by_role(f"<par>Angry protesters</par> held a {RALLY}.", "participant") == []
    assert by_role(f"<par>Striking mine workers</par> held a {RALLY}.", "participant") == ["Striking mine workers"]


def test_one_actor_in_one_role_is_one_finding_with_all_its_places() -> None:
    found = actors(f"<org>The Lakeside Tenants' Union (LTU)</org> called a {RALLY}. <org>The LTU</org> led the {RALLY} itself.")
    organizers = [a for a in found if a.role == "organizer"]
    assert [a.name for a in organizers] == ["Lakeside Tenants' Union"]
    assert len(organizers[0].evidence) == 2
    assert organizers[0].acronym == "LTU"


def test_every_piece_of_evidence_is_the_text_it_points_at() -> None:
    read = analysis(f"<org>The Lakeside Tenants' Union</org> and <par>residents of İzmit</par> held a {RALLY}.")
    (happening,) = happenings(read)
    for actor in actors_of(read, happening, Names.of(read, Register.load())):
        for span in actor.evidence:
            assert read.document.text[span.start : span.end] == span.quote


def test_whose_office_a_protest_went_to_is_its_target() -> None:
    found = by_role(f"<par>Farmers</par> held a {RALLY} outside <plc>the office of the water minister</plc>.", "target")
    assert found == ["water minister"]


def test_whose_release_is_asked_for_is_the_beneficiary() -> None:
    marked = f'<par>Students</par> held a {RALLY} for <iss kind="demand">the release of two teachers</iss>.'
    assert by_role(marked, "beneficiary") == ["two teachers"]


def test_in_solidarity_with_makes_a_beneficiary_without_a_mark() -> None:
    assert by_role(f"<par>Students</par> held a {RALLY} in solidarity with the dockers of Santos.", "beneficiary") == ["dockers of Santos"]


def test_who_addressed_the_rally_spoke_and_who_told_the_press_did_not() -> None:
    there = f"<par>Farmers</par> held a {RALLY} in Pune. Anita Deshmukh told the crowd that seed was dear."
    press = f"<par>Farmers</par> held a {RALLY} in Pune. Anita Deshmukh said in a statement that seed was dear."
    assert by_role(there, "speaker") == ["Anita Deshmukh"]
    assert by_role(press, "speaker") == []


def test_a_mayor_who_walked_with_them_took_part() -> None:
    found = actors(f"<par>Worshippers</par> held a {RALLY}; <aut>the mayor</aut> walked at its head.")
    assert ("participant", "mayor") in [(a.role, a.name) for a in found]


def test_domestic_actors_take_the_country_of_the_place_and_foreign_ones_their_own() -> None:
    found = {
        a.name: a.country for a in actors(f"<par>Farmers</par> held a {RALLY} against <tgt>the Iranian consul general</tgt>.", home="PAK")
    }
    assert found == {"Farmers": "PAK", "Iranian consul general": "IRN"}


def test_a_protest_and_its_counter_protest_name_each_other() -> None:
    def report(key: str, name: str, forms: tuple[str, ...], at: int) -> Report:
        from dateline.model import Span

        actor = Actor(name=name, role="participant", category="CVL")
        return Report(id=key, type="PROTEST", forms=forms, actors=(actor,), evidence=(Span(at, at + 1, "x"),))

    first, second = name_each_other([report("a", "tenants", ("march",), 0), report("b", "landlords", ("counter-protest",), 50)])
    assert [(a.role, a.name) for a in first.actors] == [("participant", "tenants"), ("opponent", "landlords")]
    assert [(a.role, a.name) for a in second.actors] == [("participant", "landlords"), ("opponent", "tenants")]


def test_other_events_have_a_doer_and_a_recipient() -> None:
    read = analysis("Police arrested two students in Accra.")
    text = read.doc.text
    marks = tuple(
        Mark(label, text.index(words), text.index(words) + len(words)) for label, words in (("act", "Police"), ("rec", "two students"))
    )
    trigger = Mark("evt", text.index("arrested"), text.index("arrested") + 8, 1.0, {"type": "COERCE"})
    found = pair_of(read, Happening("COERCE", (trigger,), marks), Names.of(read, Register.load()), home="GHA")
    assert [(a.role, a.name, a.category, a.country) for a in found] == [
        ("actor", "Police", "COP", "GHA"),
        ("recipient", "two students", "EDU", "GHA"),
    ]


STRIKE = '<trg mode="strike" status="ongoing">strike</trg>'


def test_whose_workers_strike_is_the_target() -> None:
    assert by_role(f"<par>Workers at the Bakonga Cement Company</par> began a {STRIKE} over unpaid bonuses.", "target") == [
        "Bakonga Cement Company"
    ]


def test_whose_workers_march_for_something_else_is_no_target() -> None:
    assert by_role(f"<par>Workers at Bakonga Cement</par> held a {RALLY} for peace on Monday.", "target") == []


def test_who_is_to_resign_is_the_target() -> None:
    marked = f'Shopkeepers held a {RALLY} on Monday and called for <iss kind="demand">the resignation of Lotta Brenner</iss>.'
    assert by_role(marked, "target") == ["Lotta Brenner"]


def test_whom_a_solidarity_names_is_the_beneficiary_but_a_victim_in_a_grievance_is_not() -> None:
    marked = f'Students held a {RALLY} in support of <iss kind="solidarity">the Lakeside Tenants\' Union</iss>.'
    assert by_role(marked, "beneficiary") == ["Lakeside Tenants' Union"]
    marked = f'Students held a {RALLY} over <iss kind="grievance">the arrest of two nurses</iss>.'
    assert by_role(marked, "beneficiary") == []


def test_groups_inside_a_crowd_are_the_participants_of_a_crowd_that_has_no_name() -> None:
    marked = f"<par>Protesters, including retired teachers and dockers</par>, held a {RALLY}."
    assert by_role(marked, "participant") == ["retired teachers", "dockers"]


def test_onlookers_and_one_person_without_a_name_are_no_participants() -> None:
    assert by_role(f"<par>Motorists</par> waited while the {RALLY} passed.", "participant") == []
    assert by_role(f"<par>A 21-year-old woman</par> was in the {RALLY}.", "participant") == []


def test_an_actor_has_one_role_unless_it_is_asked_as_well() -> None:
    found = actors(f"<org>The Lakeside Tenants' Union</org> called a {RALLY} and <par>the Lakeside Tenants' Union</par> marched.")
    assert [(a.name, a.role) for a in found] == [("Lakeside Tenants' Union", "organizer")]


def test_counter_protesters_are_opponents() -> None:
    assert by_role(f"Dozens of counterprotesters shouted at the {RALLY}.", "opponent") == ["counterprotesters"]


def test_who_was_only_to_speak_is_no_speaker() -> None:
    assert by_role(f"Farmers stopped the {RALLY} where Jonas Berg was to address about 300 supporters.", "speaker") == []


def test_a_group_counted_inside_the_crowd_has_its_count() -> None:
    marked = f"<num>Five thousand</num> people held a {RALLY}, among them <num>300</num> <par>retired dockers</par>."
    counts = {a.name: a.count for a in actors(marked)}
    found = counts["retired dockers"]
    assert found is not None
    assert (found.low, found.high) == (300, 300)


def test_police_who_only_speak_of_the_one_protest_told_are_its_authority() -> None:
    marked = f"Stones were thrown at the {RALLY} on Monday. Nobody was hurt.\n\nThe road is open again, Larvik police said."
    assert by_role(marked, "authority") == ["Larvik police"]


def test_bare_officers_are_those_of_the_force_that_is_named() -> None:
    marked = f"<aut>Larvik police</aut> watched the {RALLY} until <aut>officers</aut> went home."
    assert by_role(marked, "authority") == ["Larvik police"]


def test_people_of_all_backgrounds_are_a_crowd_but_people_of_a_place_are_not() -> None:
    assert by_role(f"<par>People from all walks of life</par> held a {RALLY}.", "participant") == []
    assert by_role(f"<par>People of Larvik</par> held a {RALLY}.", "participant") == ["People of Larvik"]


def test_bodies_that_joined_what_another_called_are_participants_to_the_last_of_the_list() -> None:
    text = (
        "<org>The Harbour Peace Front</org> called the <trg>march</trg>, which was joined by <org>the Lantern Party</org>, "
        "<org>the Teachers' Guild of Oban</org> and <org>the Free Church Youth</org>."
    )
    assert by_role(text, "organizer") == ["Harbour Peace Front"]
    assert by_role(text, "participant") == ["Lantern Party", "Teachers' Guild of Oban", "Free Church Youth"]


def test_who_led_it_and_who_is_called_its_organizer_are_organizers() -> None:
    led = "<par>Herders</par> <trg>blocked</trg> the road. Yusuf Adan, an elder who led the <trg>blockade</trg>, asked for wells."
    assert by_role(led, "organizer") == ["Yusuf Adan"]
    titled = "<par>Nurses</par> <trg>rallied</trg> in Tampere on Sunday. Organizer Aino Lehto thanked the drivers who honked."
    assert by_role(titled, "organizer") == ["Aino Lehto"]


def test_a_march_is_of_the_party_whose_name_it_bears() -> None:
    text = "Police watched <par>villagers</par> at the Lantern Party's <trg>march</trg>."
    assert by_role(text, "organizer") == ["Lantern Party"]


def test_whom_slogans_and_effigies_are_of_is_a_target() -> None:
    text = "<par>Students</par> <trg>marched</trg> through Cuttack, raised slogans against the Education Ministry and burnt an effigy of the governor."
    assert by_role(text, "target") == ["Education Ministry", "governor"]


def test_who_sets_upon_the_marchers_is_an_opponent_and_no_participant() -> None:
    text = "<par>Teachers</par> <trg>marched</trg> to the port of Sousse. <par>Hauliers</par> jeered at the marchers from the quay."
    assert by_role(text, "opponent") == ["Hauliers"]
    assert by_role(text, "participant") == ["Teachers"]


def test_drivers_stuck_in_the_queue_stand_in_its_way() -> None:
    text = "<par>Growers</par> <trg>blocked</trg> the bridge while <par>drivers stuck in the queue</par> sounded their horns."
    assert by_role(text, "opponent") == ["drivers stuck in the queue"]


def test_an_age_is_no_member_of_a_list() -> None:
    text = "<par>Two miners, Jan Kos, 26, and Piotr Wrona, 34</par>, have been on <trg mode='hunger'>hunger strike</trg> since May."
    assert [n for n in by_role(text, "participant") if "26" in n or "34" in n] == []


def test_whose_decision_a_protest_is_against_is_its_target() -> None:
    text = (
        "<par>Growers</par> <trg>marched</trg> against <tgt>the provincial government's decision to raise water charges</tgt> in Mendoza."
    )
    assert by_role(text, "target") == ["provincial government"]


def test_who_is_accused_of_the_grievance_is_a_target() -> None:
    text = (
        "<par>Growers</par> <trg>sat</trg> on the road to Akola. Their leader accused seed companies of "
        '<iss kind="grievance">selling false seed</iss>.'
    )
    assert by_role(text, "target") == ["seed companies"]


def test_whom_a_demand_wants_dismissed_is_a_target_and_is_asked_for_nothing() -> None:
    text = '<par>Miners\' wives</par> <trg>rallied</trg> in Petrosani. They want <adr>the labour minister</adr> <iss kind="demand">dismissed</iss>.'
    assert by_role(text, "target") == ["labour minister"]
    assert by_role(text, "addressee") == []


def test_whom_a_demand_is_to_free_or_pay_is_its_beneficiary() -> None:
    text = '<par>Pupils</par> <trg>marched</trg> in Kisii and asked that <iss kind="demand">their teachers be paid</iss>.'
    assert by_role(text, "beneficiary") == ["teachers"]


def test_a_body_that_only_condemns_called_nothing_and_a_venue_holds_nothing() -> None:
    text = (
        "<org>The Dockers' Union of Lorient</org> called the <trg>march</trg> after a vote at <org>the Seamen's Institute</org>. "
        "<org>The Merchants' Guild</org> deplored the noise."
    )
    assert by_role(text, "organizer") == ["Dockers' Union of Lorient"]


def test_a_minister_who_handles_nothing_is_no_authority() -> None:
    text = "<par>Farmers</par> <trg>rallied</trg> in Graz. <aut>Minister Eva Lindner</aut> spoke of patience."
    assert by_role(text, "authority") == []


def test_people_who_stood_on_the_other_side_are_opponents() -> None:
    text = "<par>Students</par> <trg>marched</trg> to the quay. On the opposite pavement <par>some exiles</par> held up portraits."
    assert by_role(text, "opponent") == ["exiles"]


def test_who_spoke_at_the_rally_and_after_a_speaker_is_a_speaker() -> None:
    text = (
        "<par>Islanders</par> held a <trg>rally</trg> in Naha. Governor Kenji Arakaki spoke at the rally. "
        "A schoolgirl, Mei Oshiro, spoke after him."
    )
    assert by_role(text, "speaker") == ["Kenji Arakaki", "Mei Oshiro"]


def test_one_campaign_has_one_organizer_at_each_of_its_protests() -> None:
    union = Actor(name="Tenants' League of Riga", role="organizer", category="SOC")
    tenants = Actor(name="tenants of Maskavas Street", role="participant", category="CVL")
    march = Report(id="r1", type="PROTEST", forms=("march",), status="occurred", actors=(union, tenants))
    vigil = Report(id="r2", type="PROTEST", forms=("vigil",), status="planned", actors=(tenants,))
    strike = Report(id="r3", type="PROTEST", forms=("strike",), status="occurred")
    _, shared, apart = name_each_other((march, vigil, strike))
    assert [(a.name, a.inferred) for a in shared.actors if a.role == "organizer"] == [("Tenants' League of Riga", True)]
    assert apart.actors == ()


def test_a_body_that_will_hold_what_comes_next_is_its_organizer_by_whatever_word_it_is_called() -> None:
    read = analysis(
        '<org e="1">The Lantern Front (LF)</org> called the <trg e="1" status="occurred">strike</trg> in Sylhet. '
        'It also announced <trg e="2" status="planned">processions</trg> in all towns on Friday.'
    )
    names = Names.of(read, Register.load())
    _, later = happenings(read)
    assert [a.name for a in actors_of(read, later, names) if a.role == "organizer"] == ["Lantern Front"]
