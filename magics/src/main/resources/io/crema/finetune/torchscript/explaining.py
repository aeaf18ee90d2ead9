  def path_gradients(self: __torch__.M,
    w: List[Tensor],
    inputs: List[Tensor],
    target: int) -> List[Tensor]:
    fixed = torch.sub(torch.len(inputs), 4)
    start = inputs[fixed]
    way = torch.sub(inputs[torch.add(fixed, 1)], start)
    places = inputs[torch.add(fixed, 2)]
    shares = inputs[torch.add(fixed, 3)]
    varied = torch.requires_grad_(torch.add(start, torch.mul(places, way)), True)
    given = annotate(List[Tensor], [])
    for i in range(fixed):
      _0 = torch.append(given, torch.expand(inputs[i], [torch.size(places, 0), -1]))
    _1 = torch.append(given, varied)
    scores = torch.select((self).logits_given(w, given, ), 1, target)
    found = torch.autograd.grad([torch.sum(scores)], [varied])
    gradient = found[0]
    if torch.__isnot__(gradient, None):
      gradients = unchecked_cast(Tensor, gradient)
    else:
      gradients = torch.zeros_like(varied)
    mean = torch.sum(torch.mul(torch.to(gradients, 7), torch.to(shares, 7)), [0])
    return [torch.mul(mean, torch.to(way, 7)), torch.detach(scores)]
