package io.holdfast.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cli.command.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formatting changes how a policy looks, never what it says. */
class HclFormatTest {
  @Test
  void blocksAreIndentedAndEqualSignsAligned() {
    assertThat(
            HclFormat.format(
                """


                # comment {
                path   "secret/{{x}}"   {
                capabilities=["read","list"]
                      min_wrapping_ttl =   "1s" # [


                allowed_parameters = {
                "a"=[]
                "longer" = [
                "x = y",
                ]
                }
                }
                path "a" { capabilities = ["read"] }
                """))
        .isEqualTo(
            """
            # comment {
            path "secret/{{x}}" {
              capabilities     = ["read","list"]
              min_wrapping_ttl = "1s" # [

              allowed_parameters = {
                "a"      = []
                "longer" = [
                  "x = y",
                ]
              }
            }
            path "a" { capabilities = ["read"] }
            """);
  }

  @Test
  void aFormattedPolicyStaysAsItIs() {
    String once = HclFormat.format("path \"a\" {\ncapabilities = [\"read\"]\n/* x\n  y */\n}");
    assertThat(HclFormat.format(once)).isEqualTo(once);
  }

  @Test
  void whatIsInHeredocsAndCommentsIsLeftAlone() {
    String text = "a = <<EOT\n   {[ = x\nEOT\n/*\n   { kept\n*/\n";
    assertThat(HclFormat.format(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"path \"a\" {", "}", "a = [", "/* x", "a = <<E\nx"})
  void whatIsLeftOpenIsRefusedBeforeTheFileIsTouched(String text) {
    assertThatThrownBy(() -> HclFormat.format(text)).isInstanceOf(Failure.class);
  }
}
