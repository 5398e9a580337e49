package io.holdfast.engine.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
  @Test
  void aUrlIsReadAsLibpqReadsIt() {
    PostgresAddress address =
        PostgresAddress.of(
            "postgres://alice:s%40c:ret@db.example:6543/shop?sslmode=disable&a=b%20c");
    assertThat(address.hosts()).containsExactly("db.example");
    assertThat(address.ports()).containsExactly(6543);
    assertThat(address.filled(address.user(), "", "", true)).isEqualTo("alice");
    assertThat(address.filled(address.password(), "", "", true)).isEqualTo("s@c:ret");
    assertThat(address.filled(address.database(), "", "", true)).isEqualTo("shop");
    assertThat(address.parameters()).containsEntry("sslmode", "disable").containsEntry("a", "b c");
  }

  @Test
  void passwordsOfAnyCharactersTakeThePlaceOfThePlaceholder() {
    PostgresAddress address =
        PostgresAddress.of("postgresql://{{username}}:{{password}}@localhost/postgres");
    assertThat(address.filled(address.user(), "a:b", "x", true)).isEqualTo("a:b");
    assertThat(address.filled(address.password(), "a", "p%41@/?{{username}}", true))
        .isEqualTo("p%41@/?{{username}}");
    assertThat(address.filled(address.password(), "a", "p%41", false)).isEqualTo("pA");
  }

  @Test
  void severalHostsAndVersionSixAddressesAreHosts() {
    PostgresAddress address = PostgresAddress.of("postgresql://u@one,two:5433,[::1]:5434/db");
    assertThat(address.hosts()).containsExactly("one", "two", "[::1]");
    assertThat(address.ports()).containsExactly(5432, 5433, 5434);
  }

  @Test
  void keywordsAndValuesAreUnderstoodToo() {
    PostgresAddress address =
        PostgresAddress.of(
            "host=db port=5433 user={{username}} password='it\\'s {{password}}' dbname=shop"
                + " sslmode=require");
    assertThat(address.hosts()).containsExactly("db");
    assertThat(address.ports()).containsExactly(5433);
    assertThat(address.filled(address.password(), "a", "p%41", true)).isEqualTo("it's p%41");
    assertThat(address.parameters()).containsOnlyKeys("sslmode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://secret@x/y",
        "postgresql://u:secret@h:port/db",
        "postgresql://u:secret@h:70000/db",
        "secret",
        "host=/run/x user=u password=secret",
      })
  void whatIsNotUnderstoodIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> PostgresAddress.of(text))
        .isInstanceOf(Refusal.InvalidRequest.class)
        .hasMessageContaining("connection_url")
        .hasMessageNotContaining("secret");
  }
}
