package io.holdfast.engine.database.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.database.product.Account;
import io.holdfast.engine.database.product.DatabaseFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.5Z");

  private static Placeholders of(Dialect dialect, String name, String password) {
    return Placeholders.of(dialect, true, new Account(name, password, "")).until(TIME);
  }

  @Test
  void placeholdersBecomeValues() {
    assertThat(
            of(Dialect.POSTGRES, "v-a", "secret")
                .fill(
                    "CREATE ROLE \"{{name}}\" PASSWORD '{{password}}' VALID UNTIL"
                        + " '{{expiration}}' -- {{username}} {{other}}"))
        .isEqualTo(
            "CREATE ROLE \"v-a\" PASSWORD 'secret' VALID UNTIL '2026-03-01 12:00:00+0000' --"
                + " v-a {{other}}");
  }

  @Test
  void valuesAreEscapedForTheQuotesAroundThem() {
    Placeholders postgres = of(Dialect.POSTGRES, "o\"b", "it's \\");
    assertThat(postgres.fill("\"{{name}}\" '{{name}}' '{{password}}' E'{{password}}'"))
        .isEqualTo("\"o\"\"b\" 'o\"b' 'it''s \\' E'it''s \\\\'");
    Placeholders mysql = of(Dialect.MYSQL, "o`b", "it's \\\"");
    assertThat(mysql.fill("`{{name}}` '{{password}}' \"{{password}}\""))
        .isEqualTo("`o``b` 'it''s \\\\\"' \"it's \\\\\"\"\"");
  }

  @Test
  void valuesThatHoldPlaceholdersAreNotFilledAgain() {
    assertThat(of(Dialect.POSTGRES, "a", "{{name}}").fill("'{{password}}'"))
        .isEqualTo("'{{name}}'");
  }

  @Test
  void outsideOfQuotesOnlyAPlainWordIsTaken() {
    assertThat(of(Dialect.POSTGRES, "v-a", "x").fill("DROP ROLE {{name}}"))
        .isEqualTo("DROP ROLE v-a");
    assertThatThrownBy(
            () -> of(Dialect.POSTGRES, "a; DROP ROLE boss", "x").fill("DROP ROLE {{name}}"))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("{{name}}")
        .hasMessageNotContaining("boss");
  }

  @Test
  void aDollarQuotedTextCannotBeEndedByAValue() {
    assertThat(of(Dialect.POSTGRES, "o'b", "x").fill("DO $$ BEGIN x('{{name}}'); END $$"))
        .isEqualTo("DO $$ BEGIN x('o''b'); END $$");
    assertThatThrownBy(() -> of(Dialect.POSTGRES, "a", "x$$y").fill("DO $$ '{{password}}' $$"))
        .isInstanceOf(DatabaseFailure.class);
  }

  @Test
  void withoutEscapingValuesAreTakenAsTheyAre() {
    Placeholders raw = Placeholders.of(Dialect.POSTGRES, false, new Account("a", "it's", ""));
    assertThat(raw.fill("'{{password}}'")).isEqualTo("'it's'");
  }
}
