//! What a look at each token of up to 64 in a row tells, a bit for each of them.

use copydesk_core::layers::{Case, Class, Token, TokenKind};

use super::nominals::{HEADS, LEADING};

/// What the first look at up to 64 tokens in a row tells, a bit for each of them.
#[derive(Clone, Copy)]
pub(super) struct Block {
    /// The first of the tokens, counted from the beginning of the sentence.
    first: usize,
    /// The words with a capital; the first token has the highest bit.
    capitals: u64,
    /// Those without.
    small: u64,
    /// Where phrases or pronouns may begin.
    openings: u64,
}

/// So many tokens have a bit each in a block.
pub(super) const BLOCK: usize = u64::BITS as usize;

/// So many tokens of a block are looked at in one go: a number holds four bits of each.
const LANE: usize = BLOCK / 4;

/// The first bit of each of the four lanes of a number.
const fn lanes(which: [bool; 4]) -> u64 {
    which[0] as u64
        | (which[1] as u64) << LANE
        | (which[2] as u64) << (2 * LANE)
        | (which[3] as u64) << (3 * LANE)
}

/// What tells a word, a number and a hyphen, by their kinds.
const KINDS: [u64; 256] = {
    let mut kinds = [0; 256];
    kinds[TokenKind::WORD.0 as usize] = lanes([true, false, false, false]);
    kinds[TokenKind::NUMBER.0 as usize] = lanes([false, false, true, false]);
    kinds[TokenKind::HYPHEN.0 as usize] = lanes([false, false, false, true]);
    kinds
};

/// What tells small letters, by their case.
const CASES: [u64; 256] = {
    let mut cases = [0; 256];
    cases[Case::LOWER.0 as usize] = lanes([false, true, false, false]);
    cases
};

/// Classes of words that are pronouns or open phrases.
const OPENERS: Class = Class::DETERMINER.with(Class::PRONOUN);

impl Block {
    /// The words with a capital, by token of the sentence.
    #[inline]
    pub(super) fn capitals(&self) -> impl Iterator<Item = usize> + use<> {
        places(self.first, self.capitals)
    }

    /// The words in small letters, by token of the sentence.
    pub(super) fn small_words(&self) -> impl Iterator<Item = usize> + use<> {
        places(self.first, self.small)
    }

    /// The first place from the token `from` of the sentence on where a phrase or a pronoun may begin.
    #[inline]
    pub(super) fn opening(&self, from: usize) -> Option<usize> {
        let before = from.saturating_sub(self.first) as u32;
        let openings = self.openings & u64::MAX.checked_shr(before)?;
        (openings != 0).then(|| self.first + openings.leading_zeros() as usize)
    }

    /// The words in small letters that `may_be` something, which is seldom so; the sentence has these `tokens`.
    #[inline]
    pub(super) fn small<'a>(
        &self,
        tokens: &'a [Token],
        may_be: impl Fn(&Token) -> bool,
    ) -> impl Iterator<Item = &'a Token> {
        let tokens = tokens.get(self.first..).unwrap_or_default();
        let tokens = tokens.get(..BLOCK).unwrap_or(tokens);
        let some = tokens.iter().fold(0, |some, token| 2 * some + u64::from(may_be(token)));
        places(0, in_front(some, tokens.len()) & self.small).filter_map(|at| tokens.get(at))
    }

    /// How many words have a capital.
    pub(super) fn count_of_capitals(&self) -> usize {
        self.capitals.count_ones() as usize
    }

    /// Looks at the tokens. What comes next is as good as chance, and a branch would be foretold wrongly half of the
    /// time: all that can be asked of a token is asked of each.
    pub(super) fn of(first: usize, tokens: &[Token]) -> Self {
        let (mut shapes, mut openers, mut leading, mut heads) = ([0_u64; 4], 0, 0, 0);
        for some in tokens.chunks(LANE) {
            let mut lanes = 0_u64;
            for token in some {
                lanes = 2 * lanes + KINDS[usize::from(token.kind.0)] + CASES[usize::from(token.case.0)];
                let class = |class: Class| u64::from(token.class.has(class));
                openers = 2 * openers + class(OPENERS);
                leading = 2 * leading + class(LEADING);
                heads = 2 * heads + class(HEADS);
            }
            for (shape, lane) in shapes.iter_mut().zip(0..) {
                *shape = *shape << some.len() | lanes >> (lane * LANE) & ((1 << LANE) - 1);
            }
        }
        let [words, lower, numbers, hyphens] = shapes;
        // What stands behind the last of many tokens, in the lowest bit, may be anything.
        let last = u64::from(tokens.len() == BLOCK);
        let capitals = words & !lower;
        // Nouns, numbers and names may lead to a head, and so may all that hyphens join.
        let passing = leading | numbers | capitals | hyphens | hyphens << 1 | hyphens >> 1 | last;
        let led = leading_to(heads << 1 | last, passing);
        // Any word may begin a compound.
        let openings = capitals | numbers | openers | leading & (heads | led) | hyphens << 1 | last;
        let in_front = |bits| in_front(bits, tokens.len());
        Self {
            first,
            capitals: in_front(capitals),
            small: in_front(words & lower),
            openings: in_front(openings),
        }
    }
}

/// Those of the `passing` places that lead to one right before a goal, with none that does not pass in between: a
/// carry runs through them, up to the first. The last place has the lowest bit.
fn leading_to(before_goals: u64, passing: u64) -> u64 {
    let nearest = passing & before_goals;
    passing & !passing.wrapping_add(nearest) | nearest
}

/// The bits of so many tokens, the last of which has the lowest, moved so that the first has the highest.
fn in_front(bits: u64, count: usize) -> u64 {
    bits << (BLOCK - count.clamp(1, BLOCK))
}

/// The places of the bits that are set, from `first` on, which the highest stands for.
#[inline]
fn places(first: usize, mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.leading_zeros();
        bits &= (u64::MAX >> 1).checked_shr(place)?;
        Some(first + place as usize)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The same as asked of one place after the other, from the end.
        #[test]
        fn what_leads_to_a_goal_is_what_a_loop_finds(before_goals: u64, passing in any::<(u64, u64)>()) {
            // Mostly passing, so that there are long runs.
            let passing = passing.0 | passing.1;
            let (mut expected, mut leads) = (0, false);
            for at in 0..64 {
                leads = passing >> at & 1 == 1 && (leads || before_goals >> at & 1 == 1);
                expected |= u64::from(leads) << at;
            }
            prop_assert_eq!(leading_to(before_goals, passing), expected);
        }

        #[test]
        fn places_are_those_of_the_bits(bits: u64) {
            let expected = (0..64).filter(|at| bits << at >> 63 == 1).map(|at| 7 + at);
            prop_assert!(places(7, bits).eq(expected));
        }
    }

    #[test]
    fn what_leads_to_a_goal_passes_up_to_it() {
        // From the left: passes to the goal; a gap; two that pass and lead to none.
        let (goals, passing) = (0b0001_0000_1000, 0b0110_1101_0110);
        assert_eq!(leading_to(goals << 1, passing), 0b0110_0001_0000 & passing);
    }
}
