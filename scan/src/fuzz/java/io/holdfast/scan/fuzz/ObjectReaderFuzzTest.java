package io.holdfast.scan.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.source.Limits;
import io.holdfast.scan.source.ObjectReader;
import io.holdfast.scan.source.Problem;
import io.holdfast.scan.source.ScanObject;
import io.holdfast.scan.source.Sink;
import io.holdfast.scan.source.Spot;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Tag;

/** Whatever bytes a file has, its scan ends without an exception. */
@Tag("long")
class ObjectReaderFuzzTest {
  private static final Scanner SCANNER = Scanner.standard();
  private static final Limits LIMITS = new Limits(3, 1000, 16 << 20, 50);
  private static final Sink NOWHERE =
      new Sink() {
        @Override
        public void found(Spot spot) {
          // What is found is of no interest.
        }

        @Override
        public void problem(Problem problem) {
          // Nor what is not read.
        }
      };

  @FuzzTest(maxDuration = "10m")
  void noBytesEndAScan(byte[] bytes) {
    for (String name : new String[] {"a", "a.eml", "a.docx"}) {
      new ObjectReader(SCANNER, LIMITS)
          .read(
              ScanObject.of(name, bytes.length, () -> new ByteArrayInputStream(bytes)), NOWHERE);
    }
  }
}
