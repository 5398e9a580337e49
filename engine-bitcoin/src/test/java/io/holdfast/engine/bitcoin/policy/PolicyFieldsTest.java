package io.holdfast.engine.bitcoin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.DocumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyFieldsTest {
  @Test
  void helpTellsOfEveryFieldThatAPolicyHasAndOfNoOther() {
    DocumentException refused =
        catchThrowableOfType(
            DocumentException.class, () -> TransactionPolicy.parse(Map.of("nonsense", 1L)));
    String problem = refused.problems().getFirst();
    List<String> known =
        Arrays.asList(problem.substring(problem.indexOf(" has ") + 5).split(", ", -1));
    assertThat(PolicyFields.ALL.stream().map(Field::name).toList())
        .containsExactlyInAnyOrderElementsOf(known);
  }
}
