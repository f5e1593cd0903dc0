use copydesk_core::{Extraction, Finding, OffsetUnit, Published, Value, kind};

use crate::json::{Json, Quotable};
use crate::{Format, Summary};

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
        let out = &mut Json::on(out);
        let text = Quotable::new(&extraction.article.text, self.offsets);
        let ids = Finding::ids(&extraction.article.id, &extraction.findings, |byte| text.offset(byte));
        let mut first = true;
        for (finding, id) in extraction.findings.iter().zip(ids) {
            let Some(point) = point(finding) else { continue };
            if !first {
                out.bytes(self.between());
            }
            first = false;
            feature(extraction, finding, &id, point, &text, out);
        }
    }

    fn between(&self) -> &'static [u8] {
        b",\n"
    }

    fn end(&self, summary: &Summary, out: &mut Vec<u8>) {
        let out = &mut Json::on(out);
        out.piece(b"\n],\"unresolved\":");
        out.integer(summary.unresolved);
        out.piece(b"}\n");
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
    text: &Quotable<'_>,
    out: &mut Json<'_>,
) {
    let article = &extraction.article;
    out.piece(b"{\"type\":\"Feature\",\"id\":");
    out.string(id);
    out.piece(b",\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
    out.number(lon);
    out.piece(b",");
    out.number(lat);
    out.piece(b"]},\"properties\":{\"article\":");
    out.string(&article.id);
    let fields = [
        (",\"outlet\":", article.outlet.as_deref()),
        (",\"published\":", article.published.as_ref().map(Published::written)),
        (",\"url\":", article.url.as_deref()),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            out.bytes(key.as_bytes());
            out.string(value);
        }
    }
    out.piece(b",");
    out.words(finding.span, text);
    out.found_by(finding);
    // Properties are flat, so that any map program shows them: what nests is left to JSON Lines.
    for attribute in finding.attributes.iter().filter(|attribute| !attribute.key.contains(['.', '['])) {
        let plain: &dyn Fn(&mut Json<'_>) = match attribute.value {
            Value::Null | Value::Span(_) => continue,
            Value::Bool(true) => &|out| out.piece(b"true"),
            Value::Bool(false) => &|out| out.piece(b"false"),
            Value::Integer(n) => &|out| out.integer(*n),
            Value::Number(n) => &|out| out.number(*n),
            Value::String(words) => &|out| out.string(words),
        };
        out.piece(b",");
        out.string(attribute.key);
        out.piece(b":");
        plain(out);
    }
    out.piece(b"}}");
}
