package io.holdfast.cli.audit;

import io.holdfast.cli.json.Json;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.verify.Finding;
import io.holdfast.log.verify.ShardReport;
import io.holdfast.log.verify.VerificationReport;
import java.util.Locale;

/** The report of a verification for programs. Members are only ever added. */
final class VerificationJson {
  private VerificationJson() {}

  static Json.Obj of(VerificationReport report) {
    return Json.Obj.EMPTY
        .with("ok", Json.of(report.ok()))
        .with("key_pinned", Json.of(report.keyPinned()))
        .with("size", Json.of(report.size()))
        .with("shards", new Json.Arr(report.shards().stream().map(VerificationJson::of).toList()))
        .with("finding_count", Json.of(report.findingCount()))
        .with(
            "findings", new Json.Arr(report.findings().stream().map(VerificationJson::of).toList()))
        .with("warnings", Json.ofTexts(report.warnings()))
        .with("notes", Json.ofTexts(report.notes()));
  }

  private static Json of(ShardReport shard) {
    return Json.Obj.EMPTY
        .with("number", Json.of(shard.number()))
        .with("origin", Json.of(shard.checkpoint().map(Checkpoint::origin).orElse("")))
        .with("size", Json.of(shard.checkpoint().map(Checkpoint::size).orElse(0L)))
        .with("root", Json.of(shard.checkpoint().map(c -> c.root().toString()).orElse("")))
        .with("key", Json.of(shard.key().map(Object::toString).orElse("")))
        .with("verified", Json.of(shard.verified()))
        .with("awaiting", Json.of(shard.awaiting()));
  }

  private static Json of(Finding finding) {
    Json.Obj json =
        Json.Obj.EMPTY
            .with("kind", Json.of(finding.kind().name().toLowerCase(Locale.ROOT)))
            .with("file", Json.of(finding.file()));
    if (finding.first() >= 0) {
      json = json.with("first", Json.of(finding.first())).with("last", Json.of(finding.last()));
    }
    return json.with("detail", Json.of(finding.detail()));
  }
}
