package io.holdfast.scan.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Where detectors say by which literals they are to be called. */
public final class Registry {
  /** A literal with those who wait for it. */
  public record Anchor(String literal, List<Detector> detectors) {}

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, List<Detector>> anchors = new LinkedHashMap<>();
  private final List<Sweep> sweeps = new ArrayList<>();

  /** Makes a rule known. */
  public Rule rule(String id, String description, Evidence evidence) {
    Rule rule = new Rule(id, description, evidence);
    Rule before = rules.putIfAbsent(id, rule);
    if (before != null && !before.equals(rule)) {
      throw new IllegalStateException("two rules are called " + id);
    }
    return rule;
  }

  /** Calls the detector wherever the literal stands, in either case. */
  public void onAnyCase(String literal, Detector detector) {
    anchors.computeIfAbsent(literal, _ -> new ArrayList<>()).add(detector);
  }

  /** Calls the detector wherever the literal stands as it is written here. */
  public void on(String literal, Detector detector) {
    onAnyCase(
        literal,
        (window, at, next, hits) -> {
          if (window.has(at, literal)) {
            detector.look(window, at, next, hits);
          }
        });
  }

  /** Has the sweep run over each window. */
  public void sweep(Sweep sweep) {
    sweeps.add(sweep);
  }

  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  public List<Anchor> anchors() {
    return anchors.entrySet().stream()
        .map(entry -> new Anchor(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  public List<Sweep> sweeps() {
    return List.copyOf(sweeps);
  }

  /** Whether a rule of that name exists. */
  public Predicate<String> knows() {
    return rules::containsKey;
  }
}
