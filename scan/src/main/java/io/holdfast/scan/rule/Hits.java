package io.holdfast.scan.rule;

import java.util.ArrayList;
import java.util.List;

/** The hits of one window as they come. */
public final class Hits {
  private final Window window;
  private final List<Hit> all = new ArrayList<>();

  public Hits(Window window) {
    this.window = window;
  }

  /** Notes a secret that stands there as it is. */
  public void add(Rule rule, int start, int end) {
    add(rule, start, end, window.slice(start, end));
  }

  /** Notes a secret whose value differs from what stands there. */
  public void add(Rule rule, int start, int end, byte[] value) {
    if (window.text() || rule.evidence().compareTo(Evidence.STRUCTURE) >= 0) {
      all.add(new Hit(rule, start, end, value));
    }
  }

  public List<Hit> all() {
    return all;
  }
}
