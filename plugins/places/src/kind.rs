//! What sort of thing a place is.

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $word:literal, $feature:literal;)+) => {
        /// What sort of thing a place is: finer than the feature classes of GeoNames, as far as it matters to
        /// telling places of one name apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $name = $code,)+ }

        impl Kind {
            /// The kind of a code in the gazetteer's file.
            #[must_use]
            pub const fn from_code(code: u8) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }

            /// The word for it in our tables.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }

            /// The feature class of GeoNames: A country or region, P populated place, H water, T terrain,
            /// L area, S spot.
            #[must_use]
            pub const fn feature(self) -> char {
                match self { $(Self::$name => $feature,)+ }
            }
        }
    };
}

kinds! {
    /// A sovereign state, or what has a country code of its own.
    Country = 0, "country", 'A';
    /// A state, province or region of a country.
    Division = 1, "division", 'A';
    /// A county or district.
    County = 2, "county", 'A';
    /// A smaller administrative area.
    Commune = 3, "commune", 'A';
    /// A town, city or village.
    Town = 4, "town", 'P';
    /// The capital of a country.
    Capital = 5, "capital", 'P';
    /// A part of a town.
    Quarter = 6, "quarter", 'P';
    /// A continent.
    Continent = 7, "continent", 'L';
    /// A region of several countries, or a union of them.
    MacroRegion = 8, "macro-region", 'L';
    /// A region without an administration of its own.
    Region = 9, "region", 'L';
    /// An ocean, a sea, a gulf.
    Sea = 10, "sea", 'H';
    /// A strait or a canal.
    Strait = 11, "strait", 'H';
    /// A river.
    River = 12, "river", 'H';
    /// A lake.
    Lake = 13, "lake", 'H';
    /// A mountain, a range, a plateau.
    Mountains = 14, "mountains", 'T';
    /// A desert.
    Desert = 15, "desert", 'T';
    /// An island, a group of them, a peninsula.
    Island = 16, "island", 'T';
    /// A building, a crossing, a base.
    Facility = 17, "facility", 'S';
    /// A park or reserve.
    Park = 18, "park", 'L';
}

impl Kind {
    /// The code in the gazetteer's file.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// Whether it is a town, a part of one, or the country round it.
    #[must_use]
    pub const fn is_local(self) -> bool {
        matches!(self, Self::Town | Self::Capital | Self::Quarter | Self::County | Self::Commune)
    }

    /// How likely a name means a place of this kind and size where nothing else is known, in eighths of a
    /// doubling of its population.
    #[must_use]
    pub fn prior(self, size: u8) -> i16 {
        let size = i16::from(size);
        match self {
            Self::Country => size + 60,
            Self::Continent | Self::MacroRegion => size.max(200) + 60,
            Self::Division => size + 16,
            Self::Capital => size + 24,
            Self::Town => size,
            Self::Quarter => size.max(110) - 10,
            Self::County => size - 24,
            Self::Commune => size - 40,
            Self::Region | Self::Sea | Self::Strait | Self::River | Self::Lake => size.max(100),
            Self::Mountains | Self::Desert | Self::Island | Self::Park | Self::Facility => size.max(100),
        }
    }
}
