package io.holdfast.engine.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlAddressTest {
  @Test
  void anAddressIsReadAsGosDriverReadsIt() {
    MysqlAddress address = MysqlAddress.of("root:p@ss:w/ord@tcp(db:3307)/shop?tls=true");
    assertThat(address.hosts()).containsExactly(new MysqlAddress.Host("db", 3307));
    assertThat(address.user()).isEqualTo("root");
    assertThat(address.password()).isEqualTo("p@ss:w/ord");
    assertThat(address.database()).isEqualTo("shop");
    assertThat(address.parameters()).containsEntry("tls", "true");
  }

  @Test
  void whatIsLeftOutHasItsUsualValue() {
    MysqlAddress address = MysqlAddress.of("{{username}}:{{password}}@tcp(db)/");
    assertThat(address.hosts()).containsExactly(new MysqlAddress.Host("db", 3306));
    assertThat(MysqlAddress.of("u@/").hosts())
        .containsExactly(new MysqlAddress.Host("127.0.0.1", 3306));
    assertThat(MysqlAddress.filled(address.password(), "u", "a%b@c")).isEqualTo("a%b@c");
    assertThat(MysqlAddress.of("u:p@tcp(one:1, two:2)/").hosts()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "u:secret@tcp(db:x)/", "u:secret@unix(/run/secret)/", "u:secret@tcp(db"})
  void whatIsNotUnderstoodIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> MysqlAddress.of(text))
        .isInstanceOf(Refusal.InvalidRequest.class)
        .hasMessageContaining("connection_url")
        .hasMessageNotContaining("secret");
  }
}
