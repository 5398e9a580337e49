package io.holdfast.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class FieldTest {
  private static final Field<String> FORMAT =
      Field.string("format", "").withDefault("hex").oneOf("hex", "base64");

  @Test
  void onlyTheDeclaredValuesAreTakenAndTheOthersAreToldThem() {
    assertThat(FORMAT.convert(TextNode.valueOf("base64"))).isEqualTo("base64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FORMAT.convert(TextNode.valueOf("octal")))
        .withMessage("expected one of hex, base64");
    assertThat(Field.integer("bits", "").oneOf(128L, 256L).convert(IntNode.valueOf(256)))
        .isEqualTo(256);
  }

  @Test
  void emptyTextIsNoWrongValue() {
    assertThat(FORMAT.convert(TextNode.valueOf(""))).isEmpty();
  }

  @Test
  void aDefaultThatWasDeclaredIsToldFromATypesOwn() {
    assertThat(Field.bool("local", "").declaredDefault()).isEmpty();
    assertThat(Field.bool("local", "").withDefault(false).declaredDefault()).contains(false);
    assertThat(FORMAT.deprecated().inQuery().declaredDefault()).contains("hex");
  }

  @Test
  void whatIsDeclaredLaterLeavesTheRestAsItIs() {
    Field<String> field = FORMAT.asRequired().alsoKnownAs("encoding").deprecated().inQuery();
    assertThat(field.required()).isTrue();
    assertThat(field.aliases()).containsExactly("encoding");
    assertThat(field.isDeprecated()).isTrue();
    assertThat(field.isInQuery()).isTrue();
    assertThat(field.allowed()).containsExactly("hex", "base64");
    assertThat(FORMAT.required()).isFalse();
  }
}
