package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Committee.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Alice asks for what two of the managers (she, Bob and Carol) have to approve; Mallory is none.
 */
abstract class ControlGroupScene {
  static final String TWO = Committee.factor("managers", "managers", 2);

  TestCore core;
  Committee people;
  String alice;
  String bob;
  String carol;
  String mallory;

  @BeforeEach
  void start() {
    core = Committee.started();
    people = new Committee(core);
    guard(TWO);
    alice = people.token("alice", "guarded", "approver");
    bob = people.approver("bob");
    carol = people.approver("carol");
    mallory = people.approver("mallory");
    people.group("managers", alice, bob, carol);
  }

  @AfterEach
  void stop() {
    core.close();
  }

  void guard(String... factors) {
    people.policy("guarded", Committee.guarded("probe/values/*", "\"read\", \"update\"", factors));
  }

  Kept approved() {
    Kept kept = people.ask(alice);
    people.approve(kept, bob);
    assertThat(people.approve(kept, carol).data("approved").asBoolean()).isTrue();
    return kept;
  }

  void isPending(Kept kept) {
    assertThat(people.open(kept).errors()).containsExactly("request needs further approval");
    assertThat(people.status(kept).data("approved").asBoolean(true)).isFalse();
  }
}
