"""Reads what `copydesk run` wrote with readers of their own, and compares it with the JSON Lines."""

import json
import sys
from pathlib import Path

import pyarrow.parquet
import rdflib

OA = "http://www.w3.org/ns/oa#"
# The part of http://www.w3.org/ns/anno.jsonld that is used, so that nothing is fetched.
CONTEXT = {
    "@vocab": OA,
    "id": "@id",
    "type": "@type",
    "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "body": {"@id": OA + "hasBody", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"},
    "selector": {"@id": OA + "hasSelector", "@type": "@id"},
}


def claims(folder):
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [claim for line in lines for claim in json.loads(line)["claims"]]


def parquet(folder, expected):
    rows = pyarrow.parquet.read_table(folder / "claims.parquet").to_pylist()
    assert [row["id"] for row in rows] == [claim["id"] for claim in expected]
    for row, claim in zip(rows, expected):
        assert (row["start"], row["end"], row["text"]) == (claim["start"], claim["end"], claim["text"])
        assert json.loads(row["attributes"]) == claim["attributes"]
    return len(rows)


def annotations(folder, expected):
    page = json.loads((folder / "claims.annotation").read_text(encoding="utf-8"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    page["@context"][0] = CONTEXT
    graph = rdflib.Graph()
    graph.parse(data=json.dumps(page), format="json-ld")
    found = list(graph.subjects(rdflib.RDF.type, rdflib.URIRef(OA + "Annotation")))
    assert len(found) == len(expected)
    exact = {str(words) for words in graph.objects(None, rdflib.URIRef(OA + "exact"))}
    assert exact == {claim["text"] for claim in expected}
    return len(found)


folder = Path(sys.argv[1])
expected = claims(folder)
print(f"pyarrow read {parquet(folder, expected)} rows, rdflib {annotations(folder, expected)} annotations")
