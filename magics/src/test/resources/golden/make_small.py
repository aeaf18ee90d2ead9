"""Writes the tiny reference models of Crema's own families under cnn/ and mlp/: random weights, and the answers that
PyTorch gives for them. Run: python make_small.py OUT   (torch, safetensors)

The files are those of make_models.py. Batch normalisation trains by the batch's statistics, so here the gradient norms
and the AdamW losses are of the model in training mode, and golden.json has the running statistics after the five steps
under running, and the logits then in eval mode under logits_after_5_steps.
"""
import json, pathlib, sys, torch
from safetensors.torch import save_file
from torch import nn

LABELS = 3
out = pathlib.Path(sys.argv[1])


class Cnn(nn.Module):
    def __init__(self, channels, sizes):
        super().__init__()
        self.cnn = nn.Module()
        self.cnn.blocks = nn.ModuleList()
        for size in sizes:
            block = nn.Module()
            block.convolution = nn.Conv2d(channels, size, 3, padding=1, bias=False)
            block.normalization = nn.BatchNorm2d(size)
            self.cnn.blocks.append(block)
            channels = size
        self.classifier = nn.Linear(channels, LABELS)

    def forward(self, x):
        for block in self.cnn.blocks:
            x = nn.functional.max_pool2d(block.normalization(block.convolution(x)).relu(), 2)
        return self.classifier(x.mean((2, 3)))


class Mlp(nn.Module):
    def __init__(self, features, sizes):
        super().__init__()
        self.mlp = nn.Module()
        self.mlp.layers = nn.ModuleList()
        for size in sizes:
            self.mlp.layers.append(nn.Linear(features, size))
            features = size
        self.classifier = nn.Linear(features, LABELS)

    def forward(self, x):
        for layer in self.mlp.layers:
            x = layer(x).relu()
        return self.classifier(x)


def labels():
    names = {str(i): f"LABEL_{i}" for i in range(LABELS)}
    return {"id2label": names, "label2id": {name: int(i) for i, name in names.items()}}


def flat(tensor):
    return [round(x, 7) for x in tensor.detach().flatten().tolist()]


def write(name, model, config, inputs):
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():  # larger than the default initialisation, so that errors show
        for key, parameter in model.named_parameters():
            if parameter.ndim >= 2:
                parameter.normal_(0, 0.3)
            else:
                parameter.add_(torch.randn_like(parameter) * 0.1)
        for key, buffer in model.named_buffers():
            if key.endswith("running_mean"):
                buffer.normal_(0, 0.1)
            if key.endswith("running_var"):
                buffer.uniform_(0.5, 1.5)
    kept = {key: tensor.contiguous() for key, tensor in model.state_dict().items() if tensor.is_floating_point()}
    save_file(kept, str(folder / "model.safetensors"), metadata={"format": "pt"})
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    targets = torch.randint(0, LABELS, (inputs.shape[0],))
    key = "pixel_values" if inputs.ndim == 4 else "features"
    save_file({key: inputs, "labels": targets}, str(folder / "batch.safetensors"))

    golden = {"family": name, "made_with": {"torch": torch.__version__}}
    model.eval()
    golden["logits"] = flat(model(inputs))
    statistics = {key: buffer.clone() for key, buffer in model.named_buffers()}
    model.train()
    loss = nn.functional.cross_entropy(model(inputs), targets)
    loss.backward()
    golden["loss"] = loss.item()
    golden["grad_norm_by_parameter"] = {key: p.grad.norm().item() for key, p in model.named_parameters()}
    golden["grad_norm"] = torch.sqrt(sum(p.grad.pow(2).sum() for p in model.parameters())).item()
    for key, buffer in model.named_buffers():
        buffer.copy_(statistics[key])
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    golden["adamw_losses"] = []
    for _ in range(5):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs), targets)
        loss.backward()
        golden["adamw_losses"].append(loss.item())
        optimizer.step()
    golden["running"] = {key: flat(b) for key, b in model.named_buffers() if b.is_floating_point()}
    model.eval()
    golden["logits_after_5_steps"] = flat(model(inputs))
    (folder / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


torch.manual_seed(200)
write(
    "cnn",
    Cnn(1, [4, 6]),
    {"model_type": "cnn", "architectures": ["CnnForImageClassification"], "num_channels": 1, "image_size": 14,
     "hidden_sizes": [4, 6], **labels()},
    torch.randn(5, 1, 14, 14))
torch.manual_seed(201)
write(
    "mlp",
    Mlp(7, [8, 6]),
    {"model_type": "mlp", "architectures": ["MlpForTableClassification"], "num_features": 7, "hidden_sizes": [8, 6],
     "hidden_dropout_prob": 0.0, **labels()},
    torch.randn(5, 7))
