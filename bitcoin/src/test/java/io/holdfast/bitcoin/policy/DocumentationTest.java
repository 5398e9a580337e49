package io.holdfast.bitcoin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.bitcoin.policy.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/transaction-policy.md} are policies, and it names every field. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/transaction-policy.md");
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleIsAPolicy() throws IOException {
    JsonMapper json =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    List<String> examples =
        EXAMPLE.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)).toList();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    for (String example : examples) {
      Map<String, Object> document = json.readValue(example, new TypeReference<>() {});
      TransactionPolicy policy = TransactionPolicy.parse(document);
      assertThat(TransactionPolicy.parse(policy.toDocument())).isEqualTo(policy);
    }
  }

  @Test
  void everyFieldIsDescribed() throws IOException {
    String page = Files.readString(PAGE);
    DocumentException unknown =
        catchThrowableOfType(
            DocumentException.class, () -> TransactionPolicy.parse(Map.of("no_such_field", 1)));
    String fields = unknown.getMessage().replaceFirst(".*; a policy has ", "");
    assertThat(fields.split(", ", -1))
        .hasSizeGreaterThan(30)
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }
}
