package io.holdfast.engine.database.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsTest {
  private static List<String> split(String... texts) {
    return Statements.split(List.of(texts), Dialect.POSTGRES);
  }

  @Test
  void semicolonsSeparateStatements() {
    assertThat(split("CREATE ROLE a; GRANT x TO a ;", "SELECT 1"))
        .containsExactly("CREATE ROLE a", "GRANT x TO a", "SELECT 1");
  }

  @Test
  void semicolonsWithinQuotesAndCommentsSeparateNothing() {
    String statement = "SELECT 'a;''b', \"c;d\", E'\\';' -- e;f\n, $$g;h$$, $t$i;$$;j$t$ /* k;l */";
    assertThat(split(statement + "; SELECT 2")).containsExactly(statement, "SELECT 2");
  }

  @Test
  void aBlockStaysWhole() {
    String block = "BEGIN; DELETE FROM t; END";
    assertThat(split(block)).containsExactly(block);
    assertThat(split("SELECT 'THE END'; APPEND; SELECT ENDED")).hasSize(3);
  }

  @Test
  void jsonArraysAndBase64AreUnderstoodAsInVault() {
    assertThat(split("[\"SELECT 1; SELECT 2\", \"SELECT 3\"]"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    String base64 =
        Base64.getEncoder()
            .encodeToString("DROP ROLE a; DROP ROLE b".getBytes(StandardCharsets.UTF_8));
    assertThat(split(base64)).containsExactly("DROP ROLE a", "DROP ROLE b");
  }

  @Test
  void whatOnlyLooksLikeBase64StaysAsItIs() {
    assertThat(split("COMMIT", "NOT SQL")).containsExactly("COMMIT", "NOT SQL");
  }

  @Test
  void inMysqlABackslashEscapesAndBackticksQuote() {
    assertThat(Statements.split(List.of("SELECT 'a\\';b', `c;d`; SELECT 2"), Dialect.MYSQL))
        .containsExactly("SELECT 'a\\';b', `c;d`", "SELECT 2");
  }

  @Test
  void unclosedQuotesReachToTheEnd() {
    assertThat(split("SELECT 'a; b")).containsExactly("SELECT 'a; b");
    assertThat(split("SELECT $$a; b")).containsExactly("SELECT $$a; b");
  }
}
