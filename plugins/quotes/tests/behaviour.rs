//! Behaviour that the README's table has no room for: recipients, cues, names, options, and how far a stray mark
//! reaches.

use copydesk_quotes::Quotes;
use copydesk_testing::check;

/// The article that the sentences under test stand in.
fn article(text: &str) -> String {
    format!("The mill at Ober burned on Sunday.\n\n{}\n\nThe river was low.\n", text.replace('¶', "\n\n"))
}

/// An attribute of each quote of the text.
fn each(text: &str, key: &str) -> Vec<String> {
    check::<Quotes>(&article(text), "").each(key)
}

#[test]
fn recipients() {
    let rows = [
        ("Ann Gale told Reuters that the mill was lost.", "Reuters"),
        ("Ann Gale told reporters the mill was lost.", "reporters"),
        ("\"The mill is lost,\" Ann Gale told the Ober Herald.", "the Ober Herald"),
        ("\"The mill is lost,\" Ann Gale told Danish station el Norvik.", "Danish station el Norvik"),
        ("\"The mill is lost,\" Ann Gale told el Norvik.", "el Norvik"),
        ("A man who asked not to be named told Reuters on Monday the northern mill was not lost.", "Reuters"),
        ("Ann Gale said to reporters that the mill was lost.", "reporters"),
        ("Ann Gale told Radio 4's morning programme: \"The mill is lost.\"", "Radio 4's morning programme"),
        ("Ann Gale told the Herald's Tom Reed the mill was lost.", "the Herald's Tom Reed"),
        ("Ann Gale urged the council to rebuild the mill.", "the council"),
        ("The owners were told that the mill was lost.", "The owners"),
        ("Ann Gale said the mill was lost.", "null"),
    ];
    for (text, recipient) in rows {
        assert_eq!(each(text, "recipient"), [recipient], "{text}");
    }
}

#[test]
fn a_document_speaks_over_the_participle_that_says_where_it_comes_from() {
    let participles = "published released issued conducted commissioned compiled obtained seen sent written signed \
                       dated prepared produced posted filed leaked reviewed addressed presented";
    for participle in participles.split_whitespace() {
        let text = format!("A report {participle} on Monday by the college said the mill was lost.");
        assert_eq!(each(&text, "speaker"), ["A report"], "{text}");
    }
}

#[test]
fn cues() {
    let rows = [
        ("Ann Gale has repeatedly warned of fires.", "warned of"),
        ("The mill was lost, according to Ann Gale.", "according to"),
        ("Ann Gale pointed out that the mill was lost.", "pointed out"),
        ("Ann Gale was quoted as saying the mill was lost.", "saying"),
        ("\"The mill is lost.\" – Ann Gale", "null"),
    ];
    for (text, cue) in rows {
        assert_eq!(each(text, "cue"), [cue], "{text}");
    }
}

#[test]
fn the_mention_is_kept_beside_the_name() {
    let text = "Mayor Ann Gale ran to the mill. \"It is lost,\" Gale said.";
    assert_eq!(
        (each(text, "speaker"), each(text, "speaker.name")),
        (vec!["Gale".into()], vec!["Ann Gale".into()])
    );
}

#[test]
fn a_day_says_nothing() {
    for day in ["March 3", "3 March"] {
        let text = format!("{day}, which people in the town fail to understand, \"was a bad day.\"");
        assert_eq!(each(&text, "speaker"), ["null"], "{day}");
    }
    assert_eq!(each("April Reed said the mill was lost.", "speaker.name"), ["April Reed"]);
}

#[test]
fn no_speaker_holds_a_verb() {
    let text = "The council will hold talks to push for a truce in the Ober Valleysince Danish Mayor Ann Gale told millers that the mill was lost.";
    assert_eq!(each(text, "speaker"), ["Danish Mayor Ann Gale"]);
    let text = "He is to speak with officials about a truce in the Ober Valleyafter Danish Mayor Ann Gale informed millers that the mill was lost.";
    assert_eq!(each(text, "speaker"), ["Danish Mayor Ann Gale"]);
}

#[test]
fn a_description_finds_its_name() {
    let text = "Danish Prime Minister Tom Reed met Bob Hill. Hill was glad. The head of Denmark's government has not spoken of the mill. \"It is lost,\" he had said on Sunday.";
    assert_eq!(each(text, "speaker.name"), ["Tom Reed"]);
}

#[test]
fn a_name_in_capitals_is_that_of_the_only_person_who_bears_it() {
    let said = "\"The mill is lost,\" GALE said.";
    for (before, name) in [
        ("Ann Gale ran to the mill.", "Ann Gale"),
        ("Ann Gale and Tom Reed ran to the mill.", "Ann Gale"),
        ("Ann Gale came, and so did Tom Gale.", "GALE"),
        ("The mill burned.", "GALE"),
    ] {
        assert_eq!(each(&format!("{before} {said}"), "speaker.name"), [name], "{before}");
        assert_eq!(each(&format!("{before} {said}"), "speaker"), ["GALE"], "{before}");
    }
}

#[test]
fn nobody_speaks_from_far_away() {
    let text = "Ann Gale ran to the mill.¶It rained.¶The fire had burned all night.¶\"Nobody will ever pay for this mill.\"";
    assert_eq!(each(text, "speaker"), ["null"]);
}

#[test]
fn options() {
    let text = article(
        "\"The mill is lost,\" Ann Gale said. \"It burned.\" She said it was \"gone\". She warned that others would burn.",
    );
    let forms = |config: &str| check::<Quotes>(&text, config).each("form");
    assert_eq!(forms(""), ["direct", "mixed", "indirect"]);
    assert_eq!(forms("forms = ['mixed']"), ["mixed"]);
    assert_eq!(forms("minimum_words = 5"), ["direct"]);
    assert_eq!(forms("minimum_confidence = 1.0"), [""; 0]);
    let loose = article("\"Nobody will ever pay for this mill.\"");
    assert_eq!(check::<Quotes>(&loose, "").each("form"), ["direct"]);
    assert_eq!(check::<Quotes>(&loose, "uncued = false").each("form"), [""; 0]);
    let rare = article("Ann Gale nattered that the mill was lost.");
    assert_eq!(check::<Quotes>(&rare, "").each("form"), [""; 0]);
    assert_eq!(check::<Quotes>(&rare, "cues = ['natter']").each("cue"), ["nattered"]);
}

#[test]
fn verbs_written_like_nouns_need_somebody_who_speaks() {
    for text in
        ["The claims of the owners went to court.", "The order was late.", "Police reports were read."]
    {
        assert_eq!(each(text, "form"), [""; 0], "{text}");
    }
}

/// The quotes of a paragraph without a stray mark are those that it has beside one with a stray mark.
#[test]
fn a_stray_mark_reaches_no_other_paragraph() {
    let quiet =
        "\"The mill is lost,\" Ann Gale said. \"It burned all night.\"¶The council said it would pay.";
    let clean = each(quiet, "parts[0]");
    for stray in ["The beam was 6'2\" long.", "He said \" and left.", "A mark: ”", "Nobody knew 'why."] {
        let found = each(&format!("{quiet}¶{stray}¶It rained.¶{quiet}"), "parts[0]");
        assert_eq!(found.first(), clean.first(), "{stray}");
        assert_eq!(found.last(), clean.last(), "{stray}");
        assert!(found.len() >= 2 * clean.len(), "{stray}: {found:?}");
    }
}
