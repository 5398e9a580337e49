package io.holdfast.engine.bitcoin.share;

import io.holdfast.engine.bitcoin.share.BackupPlan.Group;
import io.holdfast.engine.bitcoin.share.BackupPlan.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds who, or which place, is enough by itself: to rob, or to burn down. */
final class Separation {
  private final BackupPlan plan;
  private final List<String> problems = new ArrayList<>();

  private Separation(BackupPlan plan) {
    this.plan = plan;
  }

  /** What is wrong with a plan, for people; nothing when no place and no hand is enough. */
  static List<String> problems(BackupPlan plan) {
    Separation separation = new Separation(plan);
    separation.look("the location '%s'", member -> member.custodian().location());
    separation.look("the custodian '%s'", Member::name);
    return separation.problems;
  }

  private void look(String label, Function<Member, String> where) {
    plan.groups().stream()
        .flatMap(group -> group.members().stream())
        .map(where)
        .filter(each -> !each.isEmpty())
        .distinct()
        .forEach(each -> look(label.formatted(each), each, where));
  }

  private void look(String label, String one, Function<Member, String> where) {
    List<Group> reached =
        plan.groups().stream()
            .filter(group ->
                group.members().stream().filter(member -> where.apply(member).equals(one)).count()
                    >= group.threshold())
            .toList();
    if (reached.size() >= plan.groupThreshold()) {
      problems.add(label + " alone holds enough shares to restore the key");
      return;
    }
    // A group of one is a share like any other; its threshold says nothing.
    reached.stream()
        .filter(group -> group.threshold() > 1)
        .forEach(group -> problems.add(label + " alone reaches the threshold of " + group.name()));
  }
}
