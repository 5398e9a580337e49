package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CidrTest {
  @Test
  void anAddressIsAllowedFromWithinABlockOnly() {
    assertThat(Cidr.allow(List.of("10.0.0.0/9"), "10.127.255.255")).isTrue();
    assertThat(Cidr.allow(List.of("10.0.0.0/9"), "10.128.0.0")).isFalse();
    assertThat(Cidr.allow(List.of("192.0.2.1"), "192.0.2.1")).isTrue();
    assertThat(Cidr.allow(List.of("2001:db8::/33"), "2001:db8:7fff::1")).isTrue();
    assertThat(Cidr.allow(List.of("2001:db8::/33"), "2001:db8:8000::1")).isFalse();
    assertThat(Cidr.allow(List.of("0.0.0.0/0"), "::1")).isFalse();
    assertThat(Cidr.allow(List.of(), "anything")).isTrue();
  }

  @Test
  void theZoneOfALinkLocalAddressDoesNotCount() {
    assertThat(Cidr.allow(List.of("fe80::/10"), "fe80::1%eth0")).isTrue();
  }

  @Test
  void whatIsNoAddressIsShutOutAndNotAFault() {
    assertThat(Cidr.allow(List.of("10.0.0.0/8"), "")).isFalse();
    assertThat(Cidr.allow(List.of("10.0.0.0/8"), "unknown")).isFalse();
  }

  @Test
  void namesAndImpossiblePrefixesAreNoBlocks() {
    for (String wrong : List.of("localhost", "10.0.0.0/33", "10/8", "::/129", "1.2.3.4/", "")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Cidr.parse(wrong));
    }
  }
}
