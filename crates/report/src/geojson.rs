use copydesk_core::{Extraction, Finding, OffsetUnit, Offsets, Published, Value, kind};

use crate::{Format, Summary, json};

/// GeoJSON (RFC 7946), for anybody's map: a point for each place that was resolved, with what is known of it
/// as properties. Places that could not be resolved are left out, and `unresolved` behind the features says
/// how many they are.
///
/// ```
/// use copydesk_core::{Attributes, Document, Extraction, Finding, Span};
/// use copydesk_report::{Format, GeoJson};
/// let mut attributes = Attributes::new();
/// attributes.push("name", "Cairo")?;
/// attributes.push("lat", 30.06263)?;
/// attributes.push("lon", 31.24967)?;
/// let place = Finding {
///     kind: "place".into(), extractor: "places".into(), span: Span::new(3, 8), confidence: 0.9,
///     rule: "capital".into(), attributes,
/// };
/// let article = Document { id: "a1".into(), text: "In Cairo.".into(), ..Document::default() };
/// let mut out = Vec::new();
/// GeoJson::default().article(&Extraction { article, findings: vec![place], ..Extraction::default() }, &mut out);
/// assert_eq!(
///     String::from_utf8(out)?,
///     "{\"type\":\"Feature\",\"id\":\"a1:place:3-8\",\
///      \"geometry\":{\"type\":\"Point\",\"coordinates\":[31.24967,30.06263]},\
///      \"properties\":{\"article\":\"a1\",\"start\":3,\"end\":8,\"text\":\"Cairo\",\"extractor\":\"places\",\
///      \"confidence\":0.9,\"rule\":\"capital\",\"name\":\"Cairo\",\"lat\":30.06263,\"lon\":31.24967}}"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct GeoJson {
    /// The unit of every offset.
    pub offsets: OffsetUnit,
}

impl Format for GeoJson {
    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"type\":\"FeatureCollection\",\"features\":[\n");
    }

    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>) {
        let offsets = Offsets::new(&extraction.article.text, self.offsets);
        let ids = Finding::ids(&extraction.article.id, &extraction.findings, |byte| offsets.convert(byte));
        let mut first = true;
        for (finding, id) in extraction.findings.iter().zip(ids) {
            let Some(point) = point(finding) else { continue };
            if !first {
                out.extend_from_slice(self.between());
            }
            first = false;
            feature(extraction, finding, &id, point, &offsets, out);
        }
    }

    fn between(&self) -> &'static [u8] {
        b",\n"
    }

    fn end(&self, summary: &Summary, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n],\"unresolved\":");
        json::integer(out, summary.unresolved);
        out.extend_from_slice(b"}\n");
    }
}

/// Degrees east and north of a place that was resolved.
fn point(finding: &Finding) -> Option<[f64; 2]> {
    (*finding.kind == *kind::PLACE).then_some(())?;
    Some([finding.attributes.number("lon")?, finding.attributes.number("lat")?])
}

/// Whether a finding is a place without a point.
pub(crate) fn is_unresolved(finding: &Finding) -> bool {
    *finding.kind == *kind::PLACE && point(finding).is_none()
}

fn feature(
    extraction: &Extraction,
    finding: &Finding,
    id: &str,
    [lon, lat]: [f64; 2],
    offsets: &Offsets<'_>,
    out: &mut Vec<u8>,
) {
    let article = &extraction.article;
    out.extend_from_slice(b"{\"type\":\"Feature\",\"id\":");
    json::string(out, id);
    out.extend_from_slice(b",\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
    json::number(out, lon);
    out.push(b',');
    json::number(out, lat);
    out.extend_from_slice(b"]},\"properties\":{\"article\":");
    json::string(out, &article.id);
    let fields = [
        (",\"outlet\":", article.outlet.as_deref()),
        (",\"published\":", article.published.as_ref().map(Published::written)),
        (",\"url\":", article.url.as_deref()),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            out.extend_from_slice(key.as_bytes());
            json::string(out, value);
        }
    }
    out.push(b',');
    json::range(out, finding.span, offsets);
    out.extend_from_slice(b",\"text\":");
    json::string(out, finding.span.of(&article.text).unwrap_or_default());
    json::found_by(out, finding);
    // Properties are flat, so that any map program shows them: what nests is left to JSON Lines.
    for attribute in finding.attributes.iter().filter(|attribute| !attribute.key.contains(['.', '['])) {
        let plain: &dyn Fn(&mut Vec<u8>) = match attribute.value {
            Value::Null | Value::Span(_) => continue,
            Value::Bool(yes) => &|out| out.extend_from_slice(if *yes { b"true" } else { b"false" }),
            Value::Integer(n) => &|out| json::integer(out, *n),
            Value::Number(n) => &|out| json::number(out, *n),
            Value::String(words) => &|out| json::string(out, words),
        };
        out.push(b',');
        json::string(out, attribute.key);
        out.push(b':');
        plain(out);
    }
    out.extend_from_slice(b"}}");
}
