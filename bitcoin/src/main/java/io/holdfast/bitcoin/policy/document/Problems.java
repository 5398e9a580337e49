package io.holdfast.bitcoin.policy.document;

import java.util.ArrayList;
import java.util.List;

/** Where a reader notes what is wrong in a document. */
public final class Problems {
  /** More are not told: a document of nothing but mistakes gets an answer of bounded size. */
  private static final int MAX = 50;

  private final List<String> all = new ArrayList<>();
  private final boolean patient;

  private Problems(boolean patient) {
    this.patient = patient;
  }

  /** Notes all, for {@link #require} to tell: for what people write. */
  public static Problems collected() {
    return new Problems(true);
  }

  /** Tells the first at once: for what programs write. */
  public static Problems immediate() {
    return new Problems(false);
  }

  /**
   * Notes a mistake.
   *
   * @throws DocumentException with it alone if it is to be told at once
   */
  public void add(String problem) {
    if (!patient) {
      throw new DocumentException(List.of(problem));
    }
    if (all.size() < MAX) {
      all.add(problem);
    }
  }

  /** Whether people wrote the document, who are forgiven white space around texts. */
  boolean isForgiving() {
    return patient;
  }

  /** Whether nothing was noted. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * That nothing was noted.
   *
   * @throws DocumentException with all mistakes
   */
  public void require() {
    if (!all.isEmpty()) {
      throw new DocumentException(all);
    }
  }
}
