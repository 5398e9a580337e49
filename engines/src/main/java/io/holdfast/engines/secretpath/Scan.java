package io.holdfast.engines.secretpath;

import io.holdfast.api.StorageView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lists a folder with all that is below it, in the order of OpenBao's SCAN. */
public final class Scan {
  private Scan() {}

  /**
   * The paths below a folder, relative to it: those of the folder itself first, then, folder by
   * folder from the last, those of the folders in it.
   */
  public static List<String> of(StorageView storage, String folder) {
    List<String> paths = new ArrayList<>();
    Deque<String> folders = new ArrayDeque<>(List.of(""));
    while (!folders.isEmpty()) {
      String below = folders.pop();
      for (String name : storage.list(folder + below)) {
        if (name.endsWith("/")) {
          folders.push(below + name);
        } else {
          paths.add(below + name);
        }
      }
    }
    return paths;
  }
}
