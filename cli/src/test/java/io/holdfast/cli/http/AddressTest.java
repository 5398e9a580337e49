package io.holdfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address a user sets is the one that is reached. */
class AddressTest {
  @Test
  void portsHaveTheirSchemesDefault() {
    assertThat(Address.parse("https://vault.example").port()).isEqualTo(443);
    assertThat(Address.parse("http://vault.example").port()).isEqualTo(80);
    assertThat(Address.parse("HTTPS://vault.example:8200/").toString())
        .isEqualTo("https://vault.example:8200");
  }

  @Test
  void anIpv6AddressKeepsItsBracketsOnlyWhereTheyBelong() {
    Address address = Address.parse("http://[::1]:8200");
    assertThat(address.host()).isEqualTo("::1");
    assertThat(address.authority()).isEqualTo("[::1]:8200");
  }

  @Test
  void aPathBeforeTheApiAndAUnixSocketAreKept() {
    assertThat(Address.parse("https://proxy.example/vault/").prefix()).isEqualTo("/vault");
    Address socket = Address.parse("unix:///run/holdfast.sock");
    assertThat(socket.isUnix()).isTrue();
    assertThat(socket.host()).isEqualTo("/run/holdfast.sock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8200", "htp://x", "http://", "http:///x", "https://a b", ""})
  void whatIsNoAddressIsRefusedWithItsText(String text) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("address");
  }
}
