//! The named numbers in the records of the layers.

macro_rules! named_constants {
    ($(#[$meta:meta])* $type:ident($repr:ty) { $($(#[$doc:meta])* $name:ident = $value:expr, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct $type(pub $repr);
        impl $type {
            $($(#[$doc])* pub const $name: Self = Self($value);)+
            /// The name for people; `"?"` for a value of a later version.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ _ => "?" }
            }
        }
    };
}

macro_rules! named_bits {
    ($(#[$meta:meta])* $type:ident($repr:ty) { $($(#[$doc:meta])* $name:ident = $bit:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[repr(transparent)]
        pub struct $type(pub $repr);
        impl $type {
            /// No bit set.
            pub const EMPTY: Self = Self(0);
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)+
            /// The names and the bits, for data files.
            pub const NAMES: &'static [(&'static str, Self)] = &[$((stringify!($name), Self::$name)),+];
            /// Whether any bit of `other` is set here.
            #[must_use]
            #[inline]
            pub const fn has(self, other: Self) -> bool { self.0 & other.0 != 0 }
            /// Both sets of bits.
            #[must_use]
            #[inline]
            pub const fn with(self, other: Self) -> Self { Self(self.0 | other.0) }
        }
    };
}

named_constants! {
    /// What a paragraph is for.
    Zone(u8) {
        /// Running text.
        BODY = 0, "body";
        /// The headline, at the top.
        TITLE = 1, "title";
        /// A heading between paragraphs.
        HEADING = 2, "heading";
        /// An item of a list.
        LIST_ITEM = 3, "list item";
        /// The words under a picture.
        CAPTION = 4, "caption";
        /// Who made the picture or the text.
        CREDIT = 5, "credit";
        /// A paragraph that is nothing but place, date or agency.
        DATELINE = 6, "dateline";
    }
}

named_constants! {
    /// Whether a paragraph is in the language of the article.
    Language(u8) {
        /// English.
        ENGLISH = 0, "english";
        /// Something else; such a paragraph has tokens but no sentences.
        OTHER = 1, "other";
    }
}

named_constants! {
    /// What kind of token.
    TokenKind(u8) {
        /// Letters and digits behind them (G20); apostrophes inside (didn't), the stops of an abbreviation
        /// (U.S., Mr.) included.
        WORD = 0, "word";
        /// Digits with their commas and point: 27,478; 2.5; 007.
        NUMBER = 1, "number";
        /// The possessive ending: 's, ’s, or the ' after a plural.
        POSSESSIVE = 2, "possessive";
        /// A hyphen between letters or digits, a minus sign, or a bullet.
        HYPHEN = 3, "hyphen";
        /// A dash of any length, also two or three hyphens.
        DASH = 4, "dash";
        /// A comma.
        COMMA = 5, "comma";
        /// A full stop that is no part of an abbreviation or a number.
        STOP = 6, "stop";
        /// Three dots, or the one character for them.
        ELLIPSIS = 7, "ellipsis";
        /// A question mark.
        QUESTION = 8, "question";
        /// An exclamation mark.
        EXCLAMATION = 9, "exclamation";
        /// A colon.
        COLON = 10, "colon";
        /// A semicolon.
        SEMICOLON = 11, "semicolon";
        /// A quotation mark that opens, as far as its surroundings tell.
        OPEN_QUOTE = 12, "open quote";
        /// A quotation mark that closes.
        CLOSE_QUOTE = 13, "close quote";
        /// An apostrophe that is neither inside a word nor a quotation mark.
        APOSTROPHE = 14, "apostrophe";
        /// An opening bracket.
        OPEN_BRACKET = 15, "open bracket";
        /// A closing bracket.
        CLOSE_BRACKET = 16, "close bracket";
        /// A slash.
        SLASH = 17, "slash";
        /// A sign of a currency.
        CURRENCY = 18, "currency";
        /// A percent sign.
        PERCENT = 19, "percent";
        /// A web or e-mail address, a handle, a hashtag.
        ADDRESS = 20, "address";
        /// Any other character.
        SYMBOL = 21, "symbol";
    }
}

named_constants! {
    /// How a word is written.
    Case(u8) {
        /// No letters, or letters without case.
        NONE = 0, "none";
        /// all small
        LOWER = 1, "lower";
        /// First letter large
        CAPITALISED = 2, "capitalised";
        /// ALL LARGE, two letters or more.
        UPPER = 3, "upper";
        /// McDonald, iPhone.
        MIXED = 4, "mixed";
    }
}

named_bits! {
    /// What is known of a token where it stands.
    TokenFlags(u16) {
        /// White space stands before it (or it opens the text).
        SPACED = 0;
        /// It opens a sentence, opening quotation marks and brackets aside.
        OPENS_SENTENCE = 1;
        /// A word with stops that belong to it: U.S., Mr., J.
        ABBREVIATION = 2;
        /// It stands between paired quotation marks.
        QUOTED = 3;
        /// It stands in a headline or heading, where case says little.
        HEADLINE = 4;
    }
}

named_bits! {
    /// The lexical classes that a word may belong to. A word can have several ("that", "May", "second").
    Class(u32) {
        /// a, the, this, every, his ...
        DETERMINER = 0;
        /// he, they, which, who, it ...
        PRONOUN = 1;
        /// he, she, him, her, his, hers: a person.
        PERSONAL = 2;
        /// in, on, of, from ...
        PREPOSITION = 3;
        /// and, or, but.
        COORDINATOR = 4;
        /// because, while, if, that, when, although ...
        SUBORDINATOR = 5;
        /// be, have, do in every form.
        AUXILIARY = 6;
        /// will, would, can, may, must ...
        MODAL = 7;
        /// not, n't, never, no.
        NEGATION = 8;
        /// An adverb that may stand between subject and verb: also, then, later, and most words in -ly.
        ADVERB = 9;
        /// A number in words: two, hundred, dozen, half.
        NUMBER_WORD = 10;
        /// January, Jan.
        MONTH = 11;
        /// Monday, Mon.
        WEEKDAY = 12;
        /// Mr, Dr, Sheikh, Sgt: stands before a name.
        TITLE = 13;
        /// minister, spokeswoman, senator, mayor: what a person is.
        ROLE = 14;
        /// ministry, party, university, agency: the last word of many organisations' names.
        ORGANISATION = 15;
        /// officials, residents, witnesses, police, medics: people who speak as a group.
        GROUP = 16;
        /// A verb of saying, in a form that has a subject (said, says, told); see REPORTING_OTHER.
        REPORTING = 17;
        /// A verb of saying in another form (saying, to say).
        REPORTING_OTHER = 18;
        /// Surely a finite verb, or an auxiliary's participle: went, holds, killed.
        VERB = 19;
        /// A given name of women.
        FEMALE_NAME = 20;
        /// A given name of men.
        MALE_NAME = 21;
        /// A surname that is no common word.
        SURNAME = 22;
        /// A unit of time: day, weeks, years.
        TIME_UNIT = 23;
        /// A word that is common in lower case, so that its capital means little at a sentence's start.
        COMMON = 24;
        /// Where, when: today, yesterday, overnight, here.
        ADVERBIAL = 25;
        /// An adjective of nation: Israeli, French, American.
        DEMONYM = 26;
        /// A verb in its base form, whatever else the word may be: go, remain, attack.
        VERB_BASE = 27;
        /// The -ing form of a verb: going, killing.
        VERB_ING = 28;
        /// A frequent adjective that is rarely a noun: new, military, local.
        ADJECTIVE = 29;
        /// A frequent common noun, in the singular or plural.
        NOUN = 30;
        /// report, study, statement, poll: what somebody has written down, and what can say something itself.
        DOCUMENT = 31;
    }
}

named_constants! {
    /// How a quotation is marked.
    QuoteStyle(u8) {
        /// "straight"
        STRAIGHT = 0, "straight";
        /// “curly”
        CURLY = 1, "curly";
        /// ‘single’, curly or straight.
        SINGLE = 2, "single";
        /// ''two apostrophes'' or ``grave accents''.
        DOUBLED = 3, "doubled";
        /// «guillemets» or „low marks“.
        OTHER = 4, "other";
    }
}

named_bits! {
    /// How a quotation begins and ends.
    QuotationFlags(u8) {
        /// No mark closes it: it ends with its paragraph.
        UNCLOSED = 0;
        /// It goes on from the quotation before it: the paragraph before was left open.
        CONTINUES = 1;
    }
}

named_constants! {
    /// What is mentioned.
    MentionKind(u8) {
        /// One person.
        PERSON = 0, "person";
        /// A company, ministry, party, court, team, newspaper.
        ORGANISATION = 1, "organisation";
        /// People who act as one: residents, two officials.
        GROUP = 2, "group";
        /// A country or town that acts, where the words alone tell: Israel said.
        PLACE = 3, "place";
        /// A document, poll or study.
        DOCUMENT = 4, "document";
    }
}

named_constants! {
    /// How something is mentioned.
    MentionForm(u8) {
        /// By name.
        NAME = 0, "name";
        /// By what it is: "the minister", "a Hamas official".
        DESCRIPTION = 1, "description";
        /// he, she, they, who.
        PRONOUN = 2, "pronoun";
    }
}

named_constants! {
    /// The gender that title, first name, role or a pronoun gives a person.
    Gender(u8) {
        /// Nothing says.
        UNKNOWN = 0, "unknown";
        /// she
        FEMALE = 1, "female";
        /// he
        MALE = 2, "male";
        /// it
        NEUTER = 3, "neuter";
    }
}
