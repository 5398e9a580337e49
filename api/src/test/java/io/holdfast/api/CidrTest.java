package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CidrTest {
  @Test
  void anAddressIsAllowedWhereOneOfTheBlocksHoldsIt() {
    List<String> blocks = List.of("10.0.0.0/9", "192.168.1.7", "2001:db8::/33", "::1/128");
    for (String inside : List.of("10.127.255.255", "192.168.1.7", "2001:db8:7fff::1", "::1")) {
      assertThat(Cidr.allow(blocks, inside)).as(inside).isTrue();
    }
    for (String outside : List.of("10.128.0.0", "192.168.1.8", "2001:db8:8000::1", "::2")) {
      assertThat(Cidr.allow(blocks, outside)).as(outside).isFalse();
    }
    assertThat(Cidr.allow(List.of("0.0.0.0/0"), "203.0.113.9")).isTrue();
    assertThat(Cidr.allow(List.of("0.0.0.0/0"), "::1")).isFalse();
  }

  @Test
  void withoutBlocksAnyAddressIsAllowedAndWithThemTheServerItselfIsNot() {
    assertThat(Cidr.allow(List.of(), "203.0.113.9")).isTrue();
    assertThat(Cidr.allow(List.of(), "")).isTrue();
    assertThat(Cidr.allow(List.of("0.0.0.0/0"), "")).isFalse();
  }

  @Test
  void aBlockCoversOnlyWhatLiesWhollyInIt() {
    Cidr block = Cidr.parse("10.16.0.0/12");
    assertThat(block.covers(Cidr.parse("10.31.0.0/16"))).isTrue();
    assertThat(block.covers(block)).isTrue();
    assertThat(block.covers(Cidr.parse("10.16.0.0/11"))).isFalse();
    assertThat(block.covers(Cidr.parse("10.32.0.0/16"))).isFalse();
  }

  @Test
  void aSingleAddressIsWrittenWithoutItsPrefixLength() {
    assertThat(Cidr.parse("127.0.0.1/32")).hasToString("127.0.0.1");
    assertThat(Cidr.parse("::1/128")).hasToString("::1");
    assertThat(Cidr.parse("10.1.2.3/8")).hasToString("10.1.2.3/8");
  }

  @Test
  void namesAndHalfAddressesAreNoBlocks() {
    List<String> wrong =
        List.of("", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129");
    for (String text : wrong) {
      assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Cidr.parse("256.0.0.1")).isInstanceOf(IllegalArgumentException.class);
  }
}
