package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Numerics.Products;
import io.crema.finetune.torchscript.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void multipliesByOneDnnOnAnAmd() {
        Processor amd = Processor.parse(
                List.of("processor\t: 0", "vendor_id\t: AuthenticAMD", "flags\t\t: fpu avx2 avx512f avx512_bf16"));

        assertEquals(new Numerics(Precision.FP32, Products.ONEDNN), amd.numerics(Precision.FP32));
        assertTrue(amd.hasBfloat16());
    }

    @Test
    void leavesAnIntelToItsOwnLibrary() {
        Processor intel = Processor.parse(List.of("vendor_id\t: GenuineIntel", "flags\t\t: fpu avx2 avx512f"));

        assertEquals(Numerics.USUAL, intel.numerics(Precision.FP32));
        assertFalse(intel.hasBfloat16());
    }

    @Test
    void knowsNothingOfAProcessorThatIsNotDescribed() {
        Processor unknown = Processor.parse(List.of("Features\t: fp asimd"));

        assertEquals(Numerics.USUAL, unknown.numerics(Precision.FP32));
        assertFalse(unknown.hasBfloat16());
    }
}
