package io.holdfast.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8300, 127.0.0.1, 8300",
    "0.0.0.0, 0.0.0.0, 8200",
    ":9000, '', 9000",
    "localhost:0, localhost, 0",
    "[::1]:8300, ::1, 8300",
    "[::], ::, 8200",
    "fe80::1, fe80::1, 8200",
  })
  void everyUsualFormOfAnAddressIsRead(String text, String host, int port) {
    assertThat(HostPort.parse(text, 8200)).isEqualTo(new HostPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:port", "host:70000", "[::1:80", "{{ GetPrivateIP }}:8200"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parse(text, 8200));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.128/25, 192.168.1.129, true",
    "192.168.1.128/25, 192.168.1.127, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
  })
  void aRangeHoldsTheAddressesThatShareItsPrefix(String range, String address, boolean held) {
    assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(held);
  }

  @Test
  void aRangeNeverAsksANameServer() {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse("localhost/8"));
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse("10.0.0.0/33"));
  }
}
