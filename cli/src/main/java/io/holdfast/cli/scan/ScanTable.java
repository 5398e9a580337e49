package io.holdfast.cli.scan;

import io.holdfast.cli.output.Table;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.scan.report.Finding;
import io.holdfast.scan.report.Report;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.source.Problem;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** A report for people. */
final class ScanTable {
  private static final int SHOWN_DIGITS = 16;
  private static final int COMMIT_DIGITS = 10;

  private ScanTable() {}

  static void print(Report report, Terminal terminal) {
    if (!report.findings().isEmpty()) {
      Table table = Table.withHeader("Place", "Rule", "Evidence", "Fingerprint");
      for (Finding finding : report.findings()) {
        table.row(
            place(finding),
            finding.rule().id(),
            finding.rule().evidence().toString(),
            finding.fingerprint().substring(0, SHOWN_DIGITS));
      }
      terminal.out().println(table.render());
    }
    for (Problem problem : report.problems()) {
      terminal.err().println("Not read: " + printable(problem.path()) + ": " + problem.message());
    }
    terminal.err().println(summary(report));
  }

  private static String place(Finding finding) {
    String within = finding.within().isEmpty() ? "" : " (" + printable(finding.within()) + ")";
    String commit =
        finding.commit().isEmpty()
            ? ""
            : " @"
                + finding.commit().substring(0, Math.min(COMMIT_DIGITS, finding.commit().length()));
    return printable(finding.path())
        + ":"
        + finding.line()
        + ":"
        + finding.column()
        + within
        + commit;
  }

  /** Names come from strangers: nothing of them may steer a terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String summary(Report report) {
    return "%d found in %,d objects, %,d bytes%s%s%s"
        .formatted(
            report.findings().size(),
            report.objects(),
            report.bytes(),
            report.known() > 0 ? "; " + report.known() + " known by the baseline" : "",
            report.allowed() > 0 ? "; " + report.allowed() + " allowed by comments" : "",
            report.partial() ? "; PARTIAL: " + report.problems().size() + " not read" : "");
  }

  static void rules(List<Rule> rules, PrintStream out) {
    Table table = Table.withHeader("Rule", "Evidence", "Description");
    rules.stream()
        .sorted(Comparator.comparing(Rule::id))
        .forEach(rule -> table.row(rule.id(), rule.evidence().toString(), rule.description()));
    out.println(table.render());
  }
}
