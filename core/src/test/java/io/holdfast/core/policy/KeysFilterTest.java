package io.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysFilterTest {
  @Test
  void keyAndPathArePutInAsTheyAre() {
    KeysFilter filter = new KeysFilter("{{ .path }}x/{{.key}}");

    assertThat(filter.pathOf("kv/metadata/", "$1\\{{ .path }}"))
        .isEqualTo("kv/metadata/x/$1\\{{ .path }}");
  }

  @Test
  void theKeyMayStandMoreThanOnce() {
    assertThat(new KeysFilter("a/{{ .key }}/{{ .key }}").pathOf("", "k")).isEqualTo("a/k/k");
  }
}
