package io.holdfast.bitcoin.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DescriptorPropertyTest {
  private static final long SEED = 380;
  private static final String CHARACTERS =
      "0123456789()[],'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`#\"\\ ";

  @Test
  void whatIsPrintedIsReadBackAsTheSame() {
    RandomDescriptors random = new RandomDescriptors(SEED);
    for (int i = 0; i < 300; i++) {
      String text = random.next();
      Descriptor descriptor = Descriptor.parse(text);
      assertThat(descriptor.text()).isEqualTo(text);
      assertThat(Descriptor.parse(descriptor.toString())).isEqualTo(descriptor);
    }
  }

  @Test
  void anyChangedCharacterFailsTheChecksum() {
    RandomDescriptors descriptors = new RandomDescriptors(SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 1000; i++) {
      StringBuilder text = new StringBuilder(DescriptorChecksum.append(descriptors.next()));
      int changes = 1 + random.nextInt(3);
      String before = text.toString();
      for (int change = 0; change < changes; change++) {
        text.setCharAt(
            random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
      // A change that moves or removes the mark is one that the checksum alone can't tell.
      boolean marked = text.indexOf("#") == before.indexOf('#');
      if (marked && !text.toString().equals(before)) {
        assertThatThrownBy(() -> DescriptorChecksum.verified(text.toString()))
            .isInstanceOf(DescriptorException.class);
      }
    }
  }

  @Test
  void noTextMakesTheParserFailOtherwiseThanByRefusing() {
    RandomDescriptors descriptors = new RandomDescriptors(SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(descriptors.next());
      for (int change = 0; change <= i % 4 && !text.isEmpty(); change++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
          default -> text.setLength(at + 1);
        }
      }
      try {
        Descriptor.parse(text.toString());
      } catch (DescriptorException expected) {
        assertThat(expected).hasMessageStartingWith("descriptor");
      }
    }
  }
}
