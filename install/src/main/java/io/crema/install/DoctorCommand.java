package io.crema.install;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: looks at everything that the kernel needs. The exit status is 1 if anything is wrong. */
@Command(
        name = "doctor",
        description = "Looks at everything that the kernel needs, and says what to type where something is wrong.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DoctorCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var jupyter = new JupyterCheckup(environment);
        var machine = new MachineCheckup(environment);
        List<Finding> findings = Stream.of(
                        Stream.of(machine.java(), jupyter.jupyter()),
                        jupyter.kernels().stream(),
                        Stream.of(machine.sockets(), machine.fonts(), machine.engine(Distribution.ofThisProcess())),
                        new GpuCheckup(environment).findings(jupyter.installed()).stream(),
                        Stream.of(machine.disk(), machine.cache()))
                .flatMap(each -> each)
                .toList();
        var out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(finding.text()));
        return findings.stream().allMatch(Finding::healthy) ? 0 : 1;
    }
}
