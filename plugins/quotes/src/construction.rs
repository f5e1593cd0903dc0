//! The constructions in which words are given as somebody's: the rule that every quote names.

/// A construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Construction {
    /// according to her, it was over
    AccordingTo,
    /// accused them of delay
    Accusation,
    /// "It was over.", with nobody near who says it
    Alone,
    /// it was over, she said
    ClauseCue,
    /// "It was over.", behind a sentence of hers
    Continued,
    /// "It was over." – Ann Gale
    Credit,
    /// she said it was over
    CueClause,
    /// she vowed to end it
    CueInfinitive,
    /// called it "a mess"
    CueJudgement,
    /// denied any wrongdoing
    CueNoun,
    /// asked whether it was over
    CueQuestion,
    /// she said, "It is over"
    CueQuote,
    /// she said that it was over
    CueThat,
    /// Ann Gale: "It is over."
    Label,
    /// her claim that it was over
    Noun,
    /// "It is over," she said
    QuoteCue,
    /// GALE: It is over.
    Transcript,
}

impl Construction {
    /// All of them, in the order of their declaration.
    pub(crate) const ALL: [Self; 17] = [
        Self::AccordingTo,
        Self::Accusation,
        Self::Alone,
        Self::ClauseCue,
        Self::Continued,
        Self::Credit,
        Self::CueClause,
        Self::CueInfinitive,
        Self::CueJudgement,
        Self::CueNoun,
        Self::CueQuestion,
        Self::CueQuote,
        Self::CueThat,
        Self::Label,
        Self::Noun,
        Self::QuoteCue,
        Self::Transcript,
    ];

    /// Those that find quotations without a reporting word.
    pub(crate) const UNCUED: [Self; 3] = [Self::Continued, Self::Alone, Self::Credit];

    /// The name of the rule in output.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AccordingTo => "according-to",
            Self::Accusation => "accusation",
            Self::Alone => "alone",
            Self::ClauseCue => "clause-cue",
            Self::Continued => "continued",
            Self::Credit => "credit",
            Self::CueClause => "cue-clause",
            Self::CueInfinitive => "cue-infinitive",
            Self::CueJudgement => "cue-judgement",
            Self::CueNoun => "cue-noun",
            Self::CueQuestion => "cue-question",
            Self::CueQuote => "cue-quote",
            Self::CueThat => "cue-that",
            Self::Label => "label",
            Self::Noun => "noun",
            Self::QuoteCue => "quote-cue",
            Self::Transcript => "transcript",
        }
    }

    /// Whether quotes of it are left out inside what somebody else says.
    pub(crate) const fn is_weak(self) -> bool {
        matches!(self, Self::CueJudgement | Self::CueNoun | Self::CueInfinitive | Self::Noun)
    }
}
