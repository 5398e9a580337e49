package io.holdfast.log.tile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
  @Test
  void entriesStandAfterTheirLengths() {
    byte[] bundle = EntryBundle.encode(List.of("ab".getBytes(UTF_8), new byte[0], new byte[258]));
    assertThat(bundle).hasSize(2 + 2 + 2 + 2 + 258);
    assertThat(bundle).startsWith(0, 2, 'a', 'b', 0, 0, 1, 2);
    EntryBundle decoded = EntryBundle.decode(bundle, 256);
    assertThat(decoded.problem()).isEmpty();
    assertThat(decoded.entries())
        .containsExactly(new byte[] {'a', 'b'}, new byte[0], new byte[258]);
  }

  @Test
  void theLargestEntryFitsAndALargerOneDoesNot() {
    byte[] largest = new byte[EntryBundle.MAX_ENTRY];
    assertThat(EntryBundle.decode(EntryBundle.encode(List.of(largest)), 1).entries())
        .containsExactly(largest);
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[EntryBundle.MAX_ENTRY + 1])))
        .hasMessage("an entry has at most 65535 bytes, not 65536");
  }

  @Test
  void aBundleThatIsCutOffSaysWhereAndGivesWhatCameBefore() {
    byte[] bundle = {0, 1, 'a', 0, 5, 'b'};
    assertThat(EntryBundle.decode(bundle, 256).entries()).containsExactly(new byte[] {'a'});
    assertThat(EntryBundle.decode(bundle, 256).problem())
        .contains("the entry at byte 3 is cut off");
    assertThat(EntryBundle.decode(new byte[] {0, 1, 'a', 0}, 256).problem())
        .contains("the length at byte 3 is cut off");
  }

  @Test
  void onlyTheEntriesAskedForAreDecoded() {
    byte[] bundle = {0, 1, 'a', 0, 5, 'b'};
    assertThat(EntryBundle.decode(bundle, 1).problem()).isEmpty();
  }
}
