//! What sorts of organisations there are.

/// What sort of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mentions) enum Sort {
    Agency,
    Body,
    Church,
    Company,
    Court,
    Government,
    Group,
    Hospital,
    Legislature,
    Media,
    Military,
    Ministry,
    Movement,
    Museum,
    Party,
    /// None: a head word of places.
    Place,
    School,
    Team,
    /// None: a head word of other things.
    Thing,
    Union,
}

impl Sort {
    /// The sort that the table calls so.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "agency" => Self::Agency,
            "body" => Self::Body,
            "church" => Self::Church,
            "company" => Self::Company,
            "court" => Self::Court,
            "government" => Self::Government,
            "group" => Self::Group,
            "hospital" => Self::Hospital,
            "legislature" => Self::Legislature,
            "media" => Self::Media,
            "military" => Self::Military,
            "ministry" => Self::Ministry,
            "movement" => Self::Movement,
            "museum" => Self::Museum,
            "party" => Self::Party,
            "place" => Self::Place,
            "school" => Self::School,
            "team" => Self::Team,
            "thing" => Self::Thing,
            "union" => Self::Union,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_has_one() {
        for row in crate::lexicon::rows(super::super::load::ORGANISATIONS) {
            assert!(row.split('\t').nth(1).and_then(Sort::named).is_some(), "{row}");
        }
    }
}
