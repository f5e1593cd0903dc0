//! The order of the extractors: whoever needs claims of another kind comes after those who find them.

use copydesk_core::declare::Declaration;
use copydesk_core::layers::name::ALL as LAYERS;

use crate::error::ConfigError;
use crate::pipeline::Instance;

/// Sorts the extractors so that each comes after those whose claims it requires, and, where that is
/// possible too, after those whose claims are optional to it. Ties keep the order given.
///
/// # Errors
/// Needs that nothing meets, and circles, each with the chain that leads there.
pub(crate) fn order<'a>(
    instances: Vec<Instance<'a>>,
    declared: &[(String, Declaration)],
) -> Result<Vec<Instance<'a>>, Vec<ConfigError>> {
    let missing = missing(&instances, declared);
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut waiting = instances;
    let mut ordered = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready = |with_optional: bool| {
            waiting.iter().position(|user| {
                waiting.iter().all(|other| {
                    let optional = with_optional && provides_any(other, &user.declaration.optional);
                    other.name == user.name || !(optional || provides_any(other, &user.declaration.requires))
                })
            })
        };
        match ready(true).or_else(|| ready(false)) {
            Some(index) => ordered.push(waiting.remove(index)),
            None => return Err(vec![circle(&waiting)]),
        }
    }
    Ok(ordered)
}

/// The layers that somebody requires, in the order in which they are computed.
pub(crate) fn layers(instances: &[Instance<'_>]) -> Vec<&'static str> {
    let required =
        |layer: &str| instances.iter().any(|user| user.declaration.requires.iter().any(|need| need == layer));
    LAYERS.into_iter().filter(|layer| required(layer)).collect()
}

fn provides_any(provider: &Instance<'_>, needs: &[String]) -> bool {
    needs.iter().any(|need| provider.declaration.provides.contains(need))
}

/// The needs that nothing in the pipeline meets.
fn missing(instances: &[Instance<'_>], declared: &[(String, Declaration)]) -> Vec<ConfigError> {
    let mut errors = Vec::new();
    for user in instances {
        for need in &user.declaration.requires {
            let others = || instances.iter().filter(|other| other.name != user.name);
            if LAYERS.contains(&need.as_str())
                || others().any(|other| other.declaration.provides.contains(need))
            {
                continue;
            }
            let message =
                format!("extractor `{}` needs {need}, and nothing in the pipeline provides it", user.name);
            let mut error = ConfigError::new(message, user.origin.clone());
            for link in chain_to(instances, user) {
                error = error.help(link);
            }
            if let Some((name, _)) = declared.iter().find(|(_, other)| other.provides.contains(need)) {
                error = error.help(format!("`{name}` provides it: add it to `pipeline.extractors`"));
            }
            if need.starts_with("layer:") {
                error = error.help(format!("this version has {}", LAYERS.join(", ")));
            }
            errors.push(error);
        }
    }
    errors
}

/// Who needs the extractor, and who needs those: the outermost first.
fn chain_to(instances: &[Instance<'_>], last: &Instance<'_>) -> Vec<String> {
    let mut links = Vec::new();
    let mut seen = vec![last.name.as_str()];
    let mut provider = last;
    let user_of = |provider: &Instance<'_>, seen: &[&str]| {
        instances.iter().find(|user| {
            !seen.contains(&user.name.as_str()) && provides_any(provider, &user.declaration.requires)
        })
    };
    while let Some(user) = user_of(provider, &seen) {
        links.push(link(user, provider));
        seen.push(&user.name);
        provider = user;
    }
    links.reverse();
    links
}

fn link(user: &Instance<'_>, provider: &Instance<'_>) -> String {
    let need = user.declaration.requires.iter().find(|need| provider.declaration.provides.contains(need));
    format!("`{}` needs {} from `{}`", user.name, need.map_or("?", String::as_str), provider.name)
}

/// A circle among extractors that all wait for each other.
fn circle(waiting: &[Instance<'_>]) -> ConfigError {
    let provider_of = |user: &Instance<'_>| {
        waiting
            .iter()
            .position(|other| other.name != user.name && provides_any(other, &user.declaration.requires))
    };
    let mut path: Vec<usize> = vec![0];
    // Everyone who waits has somebody to wait for, so that the path must come back to itself.
    let start = loop {
        let next = path.last().and_then(|last| waiting.get(*last)).and_then(provider_of).unwrap_or(0);
        if let Some(start) = path.iter().position(|seen| *seen == next) {
            break start;
        }
        path.push(next);
    };
    let mut members: Vec<&Instance<'_>> =
        path.iter().skip(start).filter_map(|index| waiting.get(*index)).collect();
    members.extend(members.first().copied());
    let names: Vec<String> = members.iter().map(|member| format!("`{}`", member.name)).collect();
    let message = format!("extractors wait for each other: {}", names.join(" -> "));
    let origin = members.first().map(|first| first.origin.clone()).unwrap_or(crate::Origin::Default);
    let links = members.windows(2).filter_map(|pair| Some(link(pair.first()?, pair.last()?)));
    links.fold(ConfigError::new(message, origin), ConfigError::help)
}
