package io.holdfast.cli.audit;

import io.holdfast.cli.output.Output;
import io.holdfast.cli.output.Table;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.verify.Finding;
import io.holdfast.log.verify.ShardReport;
import io.holdfast.log.verify.VerificationReport;
import java.util.Locale;

/** The report of a verification for people: what was checked, what was found, the verdict. */
final class VerificationView {
  private VerificationView() {}

  static void print(Output output, VerificationReport report) {
    for (ShardReport shard : report.shards()) {
      shard(output, shard, report.shards().size() > 1);
    }
    report.notes().forEach(note -> output.line("Note: " + note));
    report.warnings().forEach(warning -> output.line("WARNING: " + warning));
    report.findings().forEach(finding -> output.line("FOUND: " + sentence(finding)));
    long unsaid = report.findingCount() - report.findings().size();
    if (unsaid > 0) {
      output.line("... and " + unsaid + " more findings");
    }
    output.line("");
    output.line(verdict(report));
  }

  private static void shard(Output output, ShardReport shard, boolean isOneOfMany) {
    Table table = Table.plain();
    if (isOneOfMany) {
      table.row("Shard", Integer.toString(shard.number()));
    }
    table.row("Log", shard.checkpoint().map(Checkpoint::origin).orElse(""));
    table.row("Checkpoint", shard.checkpoint().map(c -> c.size() + " entries").orElse("none"));
    table.row("Root", shard.checkpoint().map(c -> c.root().toString()).orElse(""));
    table.row("Key", shard.key().map(Object::toString).orElse(""));
    table.row("Checked", shard.verified() + " entries");
    output.table(table);
    output.line("");
  }

  private static String sentence(Finding finding) {
    String where = finding.file();
    if (finding.first() >= 0) {
      where +=
          finding.first() == finding.last()
              ? ", entry " + finding.first()
              : ", entries " + finding.first() + " to " + finding.last();
    }
    String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return kind + " (" + where + "): " + finding.detail();
  }

  private static String verdict(VerificationReport report) {
    if (!report.ok()) {
      return "The log is NOT intact: "
          + report.findingCount()
          + (report.findingCount() == 1 ? " finding." : " findings.");
    }
    return report.keyPinned()
        ? "The log is intact: every entry is the one that was signed for."
        : "The log is intact by its own key, which was not pinned (-vkey).";
  }
}
