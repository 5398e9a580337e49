package io.holdfast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables look as users of Vault, and their scripts, know them. */
class TableTest {
  private static Secret secret(String json) {
    return new Secret((Json.Obj) JsonReader.read(json));
  }

  @Test
  void columnsAreFourSpacesApartAndEmptyCellsAreMarked() {
    assertThat(
            Table.withHeader("Path", "Type", "Description")
                .row("secret/", "kv", "")
                .row("x/", "transit", "some words")
                .render())
        .isEqualToNormalizingNewlines(
            """
            Path       Type       Description
            ----       ----       -----------
            secret/    kv         n/a
            x/         transit    some words\
            """);
  }

  @Test
  void aLeaseComesBeforeTheDataSortedByName() {
    Secret secret =
        secret(
            """
            {"lease_id":"db/1","lease_duration":3600,"renewable":true,
             "data":{"z":1,"a":{"y":null,"x":[1,"b"]},"ttl":90,"num_uses":0,"note":""}}\
            """);
    assertThat(SecretTable.rows(secret))
        .containsExactly(
            entry("lease_id", "db/1"),
            entry("lease_duration", "1h"),
            entry("lease_renewable", "true"),
            entry("a", "map[x:[1 b] y:<nil>]"),
            entry("note", ""),
            entry("num_uses", "0"),
            entry("ttl", "1m30s"),
            entry("z", "1"));
  }

  @Test
  void aLoginShowsItsTokenAndPoliciesAndNeverEndsWithoutALease() {
    Secret secret =
        secret(
            """
            {"auth":{"client_token":"s.1","accessor":"a","lease_duration":0,"renewable":false,
             "policies":["default","p"],"token_policies":["default","p"],"metadata":{"user":"ann"}}}\
            """);
    assertThat(SecretTable.rows(secret))
        .containsEntry("token", "s.1")
        .containsEntry("token_duration", "∞")
        .containsEntry("policies", "[\"default\" \"p\"]")
        .containsEntry("identity_policies", "[]")
        .containsEntry("token_meta_user", "ann");
  }

  @Test
  void aWrappedAnswerShowsOnlyItsToken() {
    Secret secret =
        secret(
            """
            {"wrap_info":{"token":"s.w","accessor":"a","ttl":60,"creation_path":"secret/x",
             "creation_time":"2026-11-22T05:15:46.775Z"}}\
            """);
    assertThat(SecretTable.rows(secret))
        .containsEntry("wrapping_token:", "s.w")
        .containsEntry("wrapping_token_ttl:", "1m")
        .containsEntry("wrapping_token_creation_time:", "2026-11-22 05:15:46.775 +0000 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "59,59s",
    "60,1m",
    "61,1m1s",
    "3600,1h",
    "3605,1h0m5s",
    "3660,1h1m",
    "2764800,768h",
    "-5,-5s"
  })
  void durationsAreShort(long seconds, String text) {
    assertThat(HumanDuration.ofSeconds(seconds)).isEqualTo(text);
  }
}
