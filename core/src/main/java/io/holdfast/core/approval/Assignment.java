package io.holdfast.core.approval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Places people so that each fills one factor at most and as many places as can be are filled. By
 * augmenting paths: who is placed already moves over where another factor takes them and that makes
 * room.
 */
final class Assignment {
  private final List<Standing.Met> wanted;
  private final List<String> people;

  /** For each person the factor that they fill; -1 for none. */
  private final int[] filled;

  private final int[] taken;

  private Assignment(List<Standing.Met> wanted) {
    this.wanted = wanted;
    this.people =
        List.copyOf(
            new TreeSet<>(
                wanted.stream().map(Standing.Met::approvers).flatMap(Collection::stream).toList()));
    this.filled = new int[people.size()];
    this.taken = new int[wanted.size()];
    Arrays.fill(filled, -1);
  }

  /**
   * Of everybody who might count for a factor those who do, one factor each.
   *
   * @param wanted for each factor whoever might count for it
   */
  static List<Standing.Met> distinct(List<Standing.Met> wanted) {
    Assignment assignment = new Assignment(wanted);
    for (int person = 0; person < assignment.people.size(); person++) {
      assignment.place(person, new boolean[wanted.size()]);
    }
    return assignment.result();
  }

  private boolean place(int person, boolean[] tried) {
    for (int factor = 0; factor < wanted.size(); factor++) {
      if (tried[factor] || !wanted.get(factor).approvers().contains(people.get(person))) {
        continue;
      }
      tried[factor] = true;
      if (taken[factor] < wanted.get(factor).factor().approvals()) {
        taken[factor]++;
        filled[person] = factor;
        return true;
      }
      for (int other = 0; other < people.size(); other++) {
        if (filled[other] == factor && place(other, tried)) {
          filled[person] = factor;
          return true;
        }
      }
    }
    return false;
  }

  private List<Standing.Met> result() {
    TreeMap<Integer, List<String>> byFactor = new TreeMap<>();
    for (int person = 0; person < people.size(); person++) {
      byFactor.computeIfAbsent(filled[person], f -> new ArrayList<>()).add(people.get(person));
    }
    List<Standing.Met> out = new ArrayList<>();
    for (int factor = 0; factor < wanted.size(); factor++) {
      out.add(
          new Standing.Met(wanted.get(factor).factor(), byFactor.getOrDefault(factor, List.of())));
    }
    return out;
  }
}
