//! `copydesk explain`: why the claims of an article are as they are, and what was considered and left alone.

mod select;

use std::io::{IsTerminal, stdout};

use copydesk_core::{Extraction, Level, Outcome, Reason};
use copydesk_corpus::Read;
use copydesk_report::{Marked, explanations, explanations_json, explanations_text};

use crate::args::{Explain, ExplainFormat};
use crate::failure::{self, Failure, Status, say};
use crate::{prepare, run, settings};
use select::Wanted;

pub(crate) fn explain(args: &Explain) -> Result<Status, Failure> {
    let settings = settings::of_explain(args)?;
    let registry = prepare::registry(&settings, args.configuration.trust)?;
    let prepared = prepare::pipeline(settings, &registry)?;
    let settings = &prepared.plan.settings;
    let unit = settings.output.offsets;
    let mut worker = prepared.pipeline.worker()?;
    let mut articles: Vec<(Extraction, Vec<Reason>)> = Vec::new();
    for read in run::open(settings, false)? {
        let input = Read::into_extraction(read);
        if args.id.as_ref().is_some_and(|id| *id != input.article.id) {
            continue;
        }
        let failed = input.outcome() == Outcome::Failed;
        articles.push(if failed { (input, Vec::new()) } else { worker.explain(input) });
    }
    if articles.is_empty() {
        let which = args.id.as_ref().map(|id| format!(" \"{id}\"")).unwrap_or_default();
        return Err(Failure::unusable(format!("there is no article{which} in {}", args.article)));
    }
    let wanted = Wanted::of(args);
    let terminal = stdout().is_terminal();
    let look = Marked { width: run::width(terminal), colour: run::colour(args.color, terminal) };
    let mut out = Vec::new();
    for (number, (extraction, reasons)) in select::articles(&wanted, &articles, unit)?.enumerate() {
        let mut all = explanations(extraction, reasons);
        let nothing = select::places(&wanted, extraction, &mut all, unit)?;
        // The claims stay as their extractors made them, since that is what the reasons are for.
        let mut extraction = extraction.clone();
        let mut decisions = prepared.desk.decisions(&extraction);
        decisions.retain(|decision| wanted.touches(decision, &all));
        extraction.diagnostics.extend(decisions);
        let extraction = &extraction;
        match args.format {
            ExplainFormat::Json => explanations_json(extraction, &all, unit, &mut out),
            ExplainFormat::Text => {
                if number > 0 {
                    out.push(b'\n');
                }
                explanations_text(extraction, &all, look, unit, &mut out);
                if let Some(nothing) = nothing {
                    out.extend_from_slice(format!("\n{nothing}\n").as_bytes());
                }
            }
        }
    }
    failure::print(&String::from_utf8_lossy(&out))?;
    let errors = |e: &Extraction| e.diagnostics.iter().filter(|d| d.level == Level::Error).count();
    let failed = articles.iter().filter(|(extraction, _)| errors(extraction) > 0);
    Ok(match failed.inspect(|(e, _)| say(&format!("{}: failed", e.article.id))).count() {
        0 => Status::Done,
        _ => Status::Partial,
    })
}
