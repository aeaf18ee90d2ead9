  def stored(self: __torch__.M,
    kept: Tensor,
    token: Tensor) -> Tensor:
    _0 = torch.copy_(torch.select(kept, 2, -1), torch.select(token, 2, 0))
    return kept
  def choose(self: __torch__.M,
    scores: Tensor,
    temperature: float,
    top_k: int,
    top_p: float,
    point: float) -> int:
    if torch.eq(temperature, 0.):
      id = int(torch.argmax(scores))
    else:
      if torch.gt(top_k, 0):
        best, order, = torch.topk(scores, ops.prim.min(top_k, torch.numel(scores)))
      else:
        best, order, = torch.sort(scores, stable=True, dim=0, descending=True)
      exact = torch.to(best, 7)
      behind = torch.div(torch.sub(exact, torch.select(exact, 0, 0)), temperature)
      reached = torch.cumsum(torch.exp(behind), 0)
      nucleus = torch.mul(float(torch.select(reached, 0, -1)), top_p)
      last = ops.prim.min(int(torch.sum(torch.lt(reached, nucleus))), torch.sub(torch.numel(reached), 1))
      drawn = torch.mul(float(torch.select(reached, 0, last)), point)
      place = ops.prim.min(int(torch.searchsorted(reached, drawn, right=True)), last)
      id = int(torch.select(order, 0, place))
    return id
  def advance(self: __torch__.M,
    w: List[Tensor],
    kept: List[Tensor],
    id: int,
    length: int) -> Tensor:
    if torch.le(torch.size(kept[0], 2), length):
      for i in range(torch.len(kept)):
        longer = torch.constant_pad_nd(kept[i], [0, 0, 0, torch.add(length, 64)])
        _0 = torch._set_item(kept, i, longer)
    device = ops.prim.device(kept[0])
    inputs = [torch.full([1, 1], id, dtype=4, device=device), torch.full([1, 1], length, dtype=4, device=device)]
    for i in range(torch.len(kept)):
      _1 = torch.append(inputs, torch.slice(kept[i], 2, 0, torch.add(length, 1)))
    return (self).step(w, inputs, )
  def write(self: __torch__.M,
    w: List[Tensor],
    kept: List[Tensor],
    scores: Tensor,
    length: int,
    last: int,
    ends: List[int],
    temperature: float,
    top_k: int,
    top_p: float,
    points: List[float]) -> List[Tensor]:
    written = annotate(List[int], [])
    id = last
    going = True
    while going:
      if torch.ge(id, 0):
        scores = (self).advance(w, kept, id, length, )
        length = torch.add(length, 1)
      id = (self).choose(torch.select(scores, 0, 0), temperature, top_k, top_p, points[torch.len(written)], )
      _0 = torch.append(written, id)
      more = torch.lt(torch.len(written), torch.len(points))
      going = torch.__and__(more, torch.__not__(torch.__contains__(ends, id)))
    return [torch.tensor(written, dtype=4), scores]
