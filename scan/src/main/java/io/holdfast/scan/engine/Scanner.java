package io.holdfast.scan.engine;

import io.holdfast.scan.anchor.AnchorAutomaton;
import io.holdfast.scan.rule.Detector;
import io.holdfast.scan.rule.Hit;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Sweep;
import io.holdfast.scan.rule.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Looks for all rules in one window: one pass of the automaton, the sweeps, and the same over what
 * lies encoded within. Safe for use by several threads.
 */
public final class Scanner {
  private static final int DEEPEST = 3;

  private final AnchorAutomaton automaton;
  private final Detector[][] detectors;
  private final int[] lengths;
  private final Sweep[] sweeps;
  private final List<Rule> rules;
  private final Set<String> off;

  /**
   * A scanner of the registry's rules.
   *
   * @param off names of rules that are not reported
   */
  public Scanner(Registry registry, Set<String> off) {
    List<Registry.Anchor> anchors = registry.anchors();
    this.automaton =
        new AnchorAutomaton(
            anchors.stream().map(each -> AnchorAutomaton.literal(each.literal())).toList());
    this.detectors =
        anchors.stream()
            .map(each -> each.detectors().toArray(new Detector[0]))
            .toArray(Detector[][]::new);
    this.lengths = anchors.stream().mapToInt(each -> each.literal().length()).toArray();
    this.sweeps = registry.sweeps().toArray(new Sweep[0]);
    this.rules = registry.rules();
    this.off = Set.copyOf(off);
  }

  /** A scanner of all rules. */
  public static Scanner standard() {
    return new Scanner(RuleBook.standard(), Set.of());
  }

  /** The rules that are reported. */
  public List<Rule> rules() {
    return rules.stream().filter(rule -> !off.contains(rule.id())).toList();
  }

  /** The secrets in the window in the order of their places; no two cover the same bytes. */
  public List<Hit> scan(Window window) {
    return resolve(scan(window, 0));
  }

  private List<Hit> scan(Window window, int depth) {
    Hits hits = new Hits(window);
    automaton.run(
        window.bytes(),
        window.start(),
        window.end(),
        (literal, end) -> {
          for (Detector detector : detectors[literal]) {
            detector.look(window, end - lengths[literal], end, hits);
          }
        });
    for (Sweep sweep : sweeps) {
      sweep.over(window, hits);
    }
    List<Hit> all = new ArrayList<>(hits.all());
    if (window.text() && depth < DEEPEST) {
      EscapeView.of(window)
          .ifPresent(view -> scan(view.window(), DEEPEST).forEach(hit -> all.add(view.back(hit))));
      EncodedParts.each(
          window,
          (part, from, to) ->
              resolve(scan(part, depth + 1))
                  .forEach(hit -> all.add(new Hit(hit.rule(), from, to, hit.value()))));
    }
    all.removeIf(hit -> off.contains(hit.rule().id()));
    return all;
  }

  /** Of hits that cover each other, those of the strongest evidence stay, then the longest. */
  private static List<Hit> resolve(List<Hit> hits) {
    hits.sort(
        Comparator.comparingInt(Hit::start).thenComparing(Hit::end, Comparator.reverseOrder()));
    List<Hit> kept = new ArrayList<>();
    for (Hit hit : hits) {
      boolean beaten = false;
      while (!kept.isEmpty() && kept.getLast().overlaps(hit) && !beaten) {
        Hit last = kept.getLast();
        boolean same = last.start() == hit.start() && last.end() == hit.end();
        if (same
            && !java.util.Arrays.equals(last.value(), hit.value())
            && last.rule().evidence() == hit.rule().evidence()) {
          break;
        }
        beaten = compare(last, hit) >= 0;
        if (!beaten) {
          kept.removeLast();
        }
      }
      if (!beaten) {
        kept.add(hit);
      }
    }
    return kept;
  }

  private static int compare(Hit a, Hit b) {
    int evidence = a.rule().evidence().compareTo(b.rule().evidence());
    return evidence != 0 ? evidence : Integer.compare(a.end() - a.start(), b.end() - b.start());
  }
}
